package dev.plinth.policy.rules.databases;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parameter by which an engine refuses connections without TLS.
 *
 * @param name such as {@code rds.force_ssl}
 */
record TlsParameter(String name) {
  private static final Pattern BY_RDS = Pattern.compile("(aurora-)?postgres(ql)?|sqlserver-.*");
  private static final Pattern BY_ENGINE = Pattern.compile("(aurora-)?mysql|mariadb");
  private static final Pattern ON_BY_ITSELF = Pattern.compile("(1[5-9]|[2-9][0-9])([.].*)?");
  private static final Set<String> ON = Set.of("1", "on", "true");

  /** That of a database's engine; other engines have other ways. */
  static Optional<TlsParameter> of(Resource database) {
    String engine = database.text("engine").orElse("");
    if (BY_RDS.matcher(engine).matches()) {
      return Optional.of(new TlsParameter("rds.force_ssl"));
    }
    return BY_ENGINE.matcher(engine).matches()
        ? Optional.of(new TlsParameter("require_secure_transport"))
        : Optional.empty();
  }

  /** Whether it is on, by the groups of the database or by itself. */
  boolean isOn(TerraformDocument document, Resource database) {
    List<String> values =
        groups(document, database)
            .flatMap(group -> group.blocks("parameter").stream())
            .filter(block -> block.text("name").filter(name::equals).isPresent())
            .map(block -> block.value("value").asText().toLowerCase(Locale.ROOT))
            .toList();
    return values.isEmpty() ? isOnByItself(database) : ON.containsAll(values);
  }

  private static Stream<Resource> groups(TerraformDocument document, Resource database) {
    return Stream.of("parameter_group_name", "db_cluster_parameter_group_name")
        .flatMap(argument -> document.referred(database, argument).stream());
  }

  /** RDS for PostgreSQL asks for TLS from version 15 on, Aurora does not. */
  private static boolean isOnByItself(Resource database) {
    return database.type().equals("aws_db_instance")
        && database.text("engine").filter("postgres"::equals).isPresent()
        && ON_BY_ITSELF.matcher(database.text("engine_version").orElse("")).matches();
  }
}
