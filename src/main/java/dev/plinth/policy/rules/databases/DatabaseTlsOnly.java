package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Nobody reads along. */
public final class DatabaseTlsOnly implements DocumentRule {
  /** What forces TLS, by the engine as a regular expression. */
  private static final Map<String, String> PARAMETERS =
      Map.of(
          "(aurora-)?postgres(ql)?|sqlserver-.*", "rds.force_ssl",
          "(aurora-)?mysql|mariadb", "require_secure_transport");

  private static final Set<String> ON = Set.of("1", "on", "true");

  @Override
  public String title() {
    return "Databases refuse connections without TLS";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whoever listens in the network reads passwords and rows.";
  }

  @Override
  public String remedy() {
    return "Set rds.force_ssl (PostgreSQL, SQL Server) to 1, or require_secure_transport (MySQL,"
        + " MariaDB) to ON, in the parameter group; require_tls of a proxy to true. Programs"
        + " that connect without TLS are refused from then on.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 38),
        Source.fsbp("rds", "RDS", 39),
        Source.fsbp("rds", "RDS", 43),
        Source.page(
            "Using SSL with a PostgreSQL DB instance",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
                + "PostgreSQL.Concepts.General.SSL.html"),
        Source.page(
            "Securing Aurora PostgreSQL data with SSL/TLS",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/"
                + "AuroraPostgreSQL.Security.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "db_cluster_parameter_group_name": "${aws_rds_cluster_parameter_group.orders.name}"}},
          "aws_rds_cluster_parameter_group": {"orders": {"family": "aurora-postgresql16"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "db_cluster_parameter_group_name": "${aws_rds_cluster_parameter_group.orders.name}"}},
          "aws_rds_cluster_parameter_group": {"orders": {"family": "aurora-postgresql16",
            "parameter": [{"name": "rds.force_ssl", "value": "1"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var databases =
        Stream.of("aws_db_instance", "aws_rds_cluster")
            .flatMap(type -> document.resources(type).stream())
            .flatMap(database -> check(document, database).stream());
    var proxies =
        document.resources("aws_db_proxy").stream()
            .filter(proxy -> !proxy.isTrue("require_tls"))
            .map(proxy -> finding(proxy, "require_tls", "require_tls is not true"));
    return Stream.concat(databases, proxies);
  }

  private Optional<Finding> check(TerraformDocument document, Resource database) {
    String engine = database.text("engine").orElse("");
    return PARAMETERS.entrySet().stream()
        .filter(parameter -> engine.matches(parameter.getKey()))
        .map(Map.Entry::getValue)
        .filter(parameter -> !isOn(document, database, parameter))
        .findFirst()
        .map(parameter -> finding(database, "no parameter group sets " + parameter));
  }

  private static boolean isOn(TerraformDocument document, Resource database, String parameter) {
    List<String> values =
        groups(document, database)
            .flatMap(group -> group.blocks("parameter").stream())
            .filter(block -> block.text("name").filter(parameter::equals).isPresent())
            .map(block -> block.value("value").asText().toLowerCase(Locale.ROOT))
            .toList();
    return values.isEmpty() ? isOnByItself(database) : ON.containsAll(values);
  }

  /** RDS for PostgreSQL asks for TLS from version 15 on, Aurora does not. */
  private static boolean isOnByItself(Resource database) {
    return database.type().equals("aws_db_instance")
        && database.text("engine").filter("postgres"::equals).isPresent()
        && database
            .text("engine_version")
            .filter(it -> it.matches("(1[5-9]|[2-9][0-9])([.].*)?"))
            .isPresent();
  }

  private static Stream<Resource> groups(TerraformDocument document, Resource database) {
    return Stream.of("parameter_group_name", "db_cluster_parameter_group_name")
        .flatMap(argument -> document.referred(database, argument).stream());
  }
}
