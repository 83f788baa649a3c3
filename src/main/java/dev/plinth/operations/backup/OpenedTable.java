package dev.plinth.operations.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.backup.DeployedStores.DeployedTable;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A table whose policy refuses items to everybody but the platform's programs: while it is open,
 * one more caller is let in. The policy to put back is the one that terraform applied, so that it
 * is the right one again after a run that was killed, too.
 */
final class OpenedTable implements AutoCloseable {
  /** What a policy of a table takes to be heard of everywhere. */
  private static final Duration SPREADING = Duration.ofSeconds(15);

  private static final String PRINCIPAL = "aws:PrincipalArn";

  private final AwsAccess access;
  private final DeployedTable table;
  private final Thread whenKilled = new Thread(this::shut);

  private OpenedTable(AwsAccess access, DeployedTable table) {
    this.access = access;
    this.table = table;
  }

  /** Opens a table; nothing if it has no such policy. */
  static Optional<OpenedTable> open(AwsAccess access, DeployedTable table) {
    return table
        .policy()
        .map(
            policy -> {
              var opened = new OpenedTable(access, table);
              Runtime.getRuntime().addShutdownHook(opened.whenKilled);
              opened.put(admitting(policy, caller(access)));
              Wait.pause(SPREADING);
              return opened;
            });
  }

  @Override
  public void close() {
    shut();
    Runtime.getRuntime().removeShutdownHook(whenKilled);
  }

  /** The policy, whose refusals leave out one more principal. */
  static String admitting(String policy, String principal) {
    try {
      JsonNode document = new ObjectMapper().readTree(policy);
      document
          .path("Statement")
          .forEach(
              statement -> {
                JsonNode condition = statement.path("Condition").path("StringNotEquals");
                JsonNode admitted = condition.path(PRINCIPAL);
                if (admitted instanceof ArrayNode several) {
                  several.add(principal);
                } else if (condition instanceof ObjectNode object && admitted.isTextual()) {
                  object.putArray(PRINCIPAL).add(admitted).add(principal);
                }
              });
      return document.toString();
    } catch (JsonProcessingException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private void shut() {
    put(table.policy().orElseThrow());
  }

  private void put(String policy) {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb.putResourcePolicy(request -> request.resourceArn(table.arn()).policy(policy));
    }
  }

  /** Policies know a role, with its path, and not its sessions. */
  private static String caller(AwsAccess access) {
    try (var sts = access.sts();
        var iam = access.iam()) {
      String arn = sts.getCallerIdentity().arn();
      if (!arn.contains(":assumed-role/")) {
        return arn;
      }
      String role = arn.split("/")[1];
      return iam.getRole(request -> request.roleName(role)).role().arn();
    }
  }
}
