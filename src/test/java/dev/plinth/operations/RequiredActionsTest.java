package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.Deployment;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RequiredActionsTest {
  private static final Path GOLDEN = Path.of("src/test/golden");

  @Test
  void knows_every_type_that_a_platform_has() throws IOException {
    var types = new TreeSet<String>();
    try (var files = Files.walk(GOLDEN)) {
      for (Path file : files.filter(path -> path.endsWith("cdk.tf.json")).toList()) {
        JsonNode resources = new ObjectMapper().readTree(file.toFile()).path("resource");
        resources.fieldNames().forEachRemaining(types::add);
      }
    }
    types.removeIf(type -> !type.startsWith("aws_"));

    assertThat(types).hasSizeGreaterThan(100);
    assertThat(RequiredActions.types()).containsAll(types);
  }

  @Test
  void asks_for_each_action_once() {
    RequiredActions required =
        required(
            """
            {"resource": {
              "aws_vpc": {"main": {}, "other": {}},
              "aws_flow_log": {"main": {}},
              "aws_ecs_task_definition": {"main": {}}}}
            """);

    assertThat(required.all())
        .containsExactly(
            "ec2:CreateFlowLogs",
            "ec2:CreateVpc",
            "ec2:DeleteFlowLogs",
            "ec2:DeleteVpc",
            "ecs:DeregisterTaskDefinition",
            "ecs:RegisterTaskDefinition",
            "iam:PassRole");
  }

  @Test
  void names_resources_as_they_will_be() {
    RequiredActions required =
        required(
            """
            {"resource": {
              "aws_s3_bucket": {"storage": {"bucket": "ollama-storage-${random_id.suffix.hex}"}},
              "aws_dynamodb_table": {"main": {"name": "ollama-data-table"}},
              "aws_iam_role": {"main": {"name": "ollama-ec2-role"}}}}
            """);

    assertThat(required.arns())
        .containsEntry("s3", List.of("arn:aws:s3:::ollama-storage-x"))
        .containsEntry(
            "dynamodb", List.of("arn:aws:dynamodb:eu-west-1:111111111111:table/ollama-data-table"))
        .containsEntry("iam", List.of("arn:aws:iam::111111111111:role/ollama-ec2-role"));
  }

  private static RequiredActions required(String json) {
    var deployment =
        new Deployment("dev", "111111111111", "eu-west-1", "plinth-state", "locks", "eu-west-1");
    return RequiredActions.of(
        new SynthesizedPlatform(new Target("ollama", "dev"), deployment, json, List.of()));
  }
}
