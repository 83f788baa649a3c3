package dev.plinth.platforms.ollama;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.compute.InstanceProfile;
import dev.plinth.constructs.watching.LogGroup;
import java.util.List;
import java.util.stream.Stream;

/** What an instance may do: no more than its scripts and Open WebUI do. */
final class InstanceRole {
  private static final String SESSION_MANAGER =
      "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore";

  private final InstanceProfile profile;

  InstanceRole(OllamaPlatform platform, Keys keys, Stores stores, ChatData chats, Logs logs) {
    var role =
        new Role(
            platform,
            "ec2_role",
            RoleProps.of(
                    platform::name,
                    "ec2-role",
                    "What the instances that serve the model may do",
                    "ec2.amazonaws.com")
                .withPolicy("dynamodb_policy", table(stores))
                .withPolicy("s3_policy", bucket(stores))
                .withPolicy("cloudwatch_policy", observe(logs))
                .withPolicy("secrets_policy", secrets(chats))
                .withPolicy("kms_policy", decrypt(keys, platform.home()))
                .withPolicy("autoscaling_policy", reportReady(platform))
                .withManagedPolicy("session_manager", SESSION_MANAGER));
    profile = new InstanceProfile(platform, "ec2_profile", platform.name("ec2-profile"), role);
  }

  InstanceProfile profile() {
    return profile;
  }

  private static List<Statement> table(Stores stores) {
    return List.of(
        Statement.allow(
            "Items",
            Stream.of("GetItem", "PutItem", "UpdateItem", "DeleteItem", "Query", "Scan")
                .map(action -> "dynamodb:" + action)
                .toList(),
            List.of(stores.table().arn())));
  }

  private static List<Statement> bucket(Stores stores) {
    return List.of(
        Statement.allow(
            "Objects",
            List.of("s3:PutObject", "s3:PutObjectTagging", "s3:GetObject", "s3:DeleteObject"),
            List.of(stores.storage().objects(""))),
        Statement.allow("List", List.of("s3:ListBucket"), List.of(stores.storage().arn())));
  }

  private static List<Statement> observe(Logs logs) {
    return List.of(
        Statement.allow("Metrics", List.of("cloudwatch:PutMetricData"), List.of("*"))
            .when("StringEquals", "cloudwatch:namespace", Measures.NAMESPACE),
        Statement.allow(
            "Logs",
            List.of(
                "logs:CreateLogGroup",
                "logs:CreateLogStream",
                "logs:DescribeLogStreams",
                "logs:PutLogEvents"),
            logs.all().stream().map(LogGroup::arn).map(arn -> arn + ":*").toList()));
  }

  private static List<Statement> secrets(ChatData chats) {
    var ours = Stream.of(chats.signingKey().arn());
    var shared = chats.shared().stream().map(data -> data.database().passwordSecretArn());
    return List.of(
        Statement.allow(
            "Read",
            List.of("secretsmanager:GetSecretValue"),
            Stream.concat(ours, shared).toList()));
  }

  /**
   * Through the services that instances use and no other: Session Manager's policy lets instances
   * read any parameter, and the generated SSH key is one, encrypted with the same key.
   */
  private static List<Statement> decrypt(Keys keys, Home home) {
    return List.of(
        Statement.allow(
                "Data", List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(keys.data().arn()))
            .through(home, "dynamodb", "s3", "secretsmanager"));
  }

  private static List<Statement> reportReady(OllamaPlatform platform) {
    String group = "autoScalingGroup:*:autoScalingGroupName/" + platform.name("asg");
    return List.of(
        Statement.allow(
            "ReportReady",
            List.of("autoscaling:CompleteLifecycleAction"),
            List.of(platform.home().arn("autoscaling", group))));
  }
}
