package dev.plinth.constructs.compute;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;

/**
 * What an operator's shell needs of the container that it is opened in.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html">ECS
 *     Exec</a>
 */
public final class OperatorShell {
  private OperatorShell() {}

  /**
   * For the role of the task.
   *
   * @param sessionsGroup the log group of what operators type
   * @param key what their sessions are encrypted with
   */
  public static List<Statement> rights(Home home, String sessionsGroup, EncryptionKey key) {
    return List.of(
        Statement.allow(
            "Sessions",
            List.of(
                "ssmmessages:CreateControlChannel",
                "ssmmessages:CreateDataChannel",
                "ssmmessages:OpenControlChannel",
                "ssmmessages:OpenDataChannel"),
            List.of("*")),
        Statement.allow("SessionGroups", List.of("logs:DescribeLogGroups"), List.of("*")),
        Statement.allow(
            "SessionLog",
            List.of("logs:CreateLogStream", "logs:PutLogEvents", "logs:DescribeLogStreams"),
            List.of(home.arn("logs", "log-group:" + sessionsGroup + ":*"))),
        Statement.allow("SessionKey", List.of("kms:Decrypt"), List.of(key.arn())));
  }
}
