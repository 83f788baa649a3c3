package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The secrets of the settings, which others made: parameters of SSM and secrets of Secrets Manager,
 * as their ARNs say.
 */
final class Secrets {
  private static final String PARAMETERS = "ssm";

  private final TroubleshooterPlatform platform;

  Secrets(TroubleshooterPlatform platform) {
    this.platform = platform;
  }

  /** Where ECS fetches each variable of the container, by name. */
  TreeMap<String, String> valuesFrom() {
    return new TreeMap<>(platform.settings().compute().envVarsSecretArns());
  }

  /**
   * For programs that fetch for themselves: a variable {@code <name>_ARN} for each secret, without
   * the key of its JSON.
   */
  TreeMap<String, String> arnVariables() {
    return valuesFrom().entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey() + "_ARN",
                entry -> arn(entry.getValue()),
                (one, other) -> one,
                TreeMap::new));
  }

  /**
   * What reads them and nothing else, keys included. Their keys are not ours to know: a key is
   * asked for one of these secrets alone, by the service that keeps it.
   */
  List<Statement> read() {
    var rights = new ArrayList<Statement>();
    read(rights, "Secrets", "secretsmanager", "SecretARN", "secretsmanager:GetSecretValue");
    read(
        rights, "Parameters", PARAMETERS, "PARAMETER_ARN", "ssm:GetParameter", "ssm:GetParameters");
    return rights;
  }

  private void read(
      List<Statement> rights, String sid, String service, String context, String... actions) {
    var arns = arns(service).toList();
    if (arns.isEmpty()) {
      return;
    }
    Home home = platform.home();
    rights.add(Statement.allow(sid, List.of(actions), arns));
    rights.add(
        Statement.allow(sid + "Keys", List.of("kms:Decrypt"), List.of(home.arn("kms", "key/*")))
            .through(home, service)
            .when("StringEquals", "kms:EncryptionContext:" + context, arns.toArray(String[]::new)));
  }

  private Stream<String> arns(String service) {
    return valuesFrom().values().stream()
        .map(Secrets::arn)
        .filter(arn -> arn.startsWith("arn:aws:" + service + ":"))
        .distinct()
        .sorted();
  }

  /** Without the key of its JSON, the version stage and the version, which may follow it. */
  private static String arn(String valueFrom) {
    return Stream.of(valueFrom.split(":")).limit(7).collect(Collectors.joining(":"));
  }
}
