package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who had a shell in a container left a trace. */
public final class EcsShellsRecorded implements DocumentRule {
  private static final String OPEN = "enable_execute_command";

  @Override
  public String title() {
    return "Shells in containers are recorded and encrypted";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "ECS Exec gives a shell with the rights of the task. Without a record nobody"
        + " can say what was done there.";
  }

  @Override
  public String remedy() {
    return "Set execute_command_configuration of the cluster: a kms_key_id, logging"
        + " OVERRIDE, and a log group or a bucket.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Amazon ECS, Monitor containers with ECS Exec",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_cluster": {"shop": {"name": "shop"}},
          "aws_ecs_service": {"orders": {"cluster": "${aws_ecs_cluster.shop.arn}",
            "enable_execute_command": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_cluster": {"shop": {"name": "shop",
            "configuration": {"execute_command_configuration": {"logging": "OVERRIDE",
              "kms_key_id": "${aws_kms_key.shop.arn}",
              "log_configuration": {"cloud_watch_log_group_name": "/shop/sessions"}}}}},
          "aws_ecs_service": {"orders": {"cluster": "${aws_ecs_cluster.shop.arn}",
            "enable_execute_command": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ecs_cluster").stream()
        .filter(cluster -> isEntered(document, cluster))
        .filter(cluster -> !isRecorded(cluster))
        .map(
            cluster ->
                finding(cluster, "sessions of ECS Exec are not surely recorded and encrypted"));
  }

  private static boolean isEntered(TerraformDocument document, Resource cluster) {
    return document.attachedTo(cluster, "aws_ecs_service", "cluster").stream()
        .anyMatch(service -> service.isSet(OPEN) && !service.isFalse(OPEN));
  }

  private static boolean isRecorded(Resource cluster) {
    return cluster.blocks("configuration").stream()
        .flatMap(configuration -> configuration.blocks("execute_command_configuration").stream())
        .anyMatch(
            shells ->
                shells.text("kms_key_id").isPresent()
                    && shells.text("logging").orElse("").equals("OVERRIDE")
                    && shells.blocks("log_configuration").stream()
                        .anyMatch(EcsShellsRecorded::hasPlace));
  }

  private static boolean hasPlace(Block log) {
    return Stream.of("cloud_watch_log_group_name", "s3_bucket_name").anyMatch(log::isSet);
  }
}
