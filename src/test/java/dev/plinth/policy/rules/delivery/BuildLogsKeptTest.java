package dev.plinth.policy.rules.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BuildLogsKeptTest extends RuleProof {
  BuildLogsKeptTest() {
    super(new BuildLogsKept());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "microservices/prod")
            .without("aws_codebuild_project.cart", "/logs_config")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("disabled", "microservices/prod")
            .with(
                "aws_codebuild_project.cart", "/logs_config/cloudwatch_logs/status", "\"DISABLED\"")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("a group of CodeBuild", "microservices/prod")
            .without("aws_codebuild_project.cart", "/logs_config/cloudwatch_logs/group_name")
            .foundAt("aws_codebuild_project.cart"),
        DocumentMutant.of("unknown", "microservices/prod")
            .unknown("aws_codebuild_project.cart", "/logs_config")
            .foundAt("aws_codebuild_project.cart"));
  }

  @Test
  void allows_logs_in_a_bucket() {
    assertThat(judging.in(bucket("ENABLED"))).isEmpty();
    assertThat(judging.in(bucket("DISABLED"))).hasSize(1);
  }

  private static String bucket(String status) {
    return """
        "aws_codebuild_project": {"orders": {"logs_config": [{"s3_logs": [{
          "status": "%s", "location": "logs/builds"}]}]}}
        """
        .formatted(status);
  }
}
