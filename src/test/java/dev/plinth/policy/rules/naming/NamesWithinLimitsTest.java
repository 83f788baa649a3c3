package dev.plinth.policy.rules.naming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesWithinLimitsTest extends RuleProof {

  NamesWithinLimitsTest() {
    super(new NamesWithinLimits());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("too long", "troubleshooter/mvp")
            .with(
                "aws_lb_target_group.service",
                "/name",
                "\"troubleshooter-service-8080-production\"")
            .foundAt("aws_lb_target_group.service"),
        DocumentMutant.of("characters", "troubleshooter/mvp")
            .with("aws_s3_bucket.artifacts", "/bucket", "\"Troubleshooter_Artifacts\"")
            .foundAt("aws_s3_bucket.artifacts"),
        DocumentMutant.of("too long with an unknown part", "ollama/production")
            .with(
                "aws_s3_bucket.storage",
                "/bucket",
                "\"ollama-storage-of-all-that-people-have-ever-sent-to-it-at-all-${random_id.suffix.hex}-more\"")
            .foundAt("aws_s3_bucket.storage"),
        DocumentMutant.of("a long role", "ollama/dev")
            .with(
                "aws_iam_role.ec2_role",
                "/name",
                "\"ollama-role-of-every-instance-that-the-auto-scaling-group-launches\"")
            .foundAt("aws_iam_role.ec2_role"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws_lb, name, internal-a",
    "aws_lb, name, -a",
    "aws_lb, name, a_b",
    "aws_iam_role, name, a/b",
    "aws_ecr_repository, name, Shop",
    "aws_kms_alias, name, data",
    "aws_opensearchserverless_collection, name, ab",
    "aws_s3_bucket, bucket, xn--a"
  })
  void denies_what_aws_refuses(String type, String argument, String name) {
    assertThat(judging.in("\"%s\": {\"a\": {\"%s\": \"%s\"}}".formatted(type, argument, name)))
        .containsExactly(type + ".a: " + argument + " has a shape that AWS refuses");
  }

  @ParameterizedTest
  @CsvSource({
    "aws_lb, name, a--b",
    "aws_lb, name, ${var.name}-alb",
    "aws_iam_role, name, 'a+=,.@_-b'",
    "aws_ecr_repository, name, shop/cart.api",
    "aws_kms_alias, name, alias/data",
    "aws_sns_topic, name, a.fifo",
    "aws_s3_bucket, bucket, a.b-c"
  })
  void allows_what_aws_takes(String type, String argument, String name) {
    assertThat(judging.in("\"%s\": {\"a\": {\"%s\": \"%s\"}}".formatted(type, argument, name)))
        .isEmpty();
  }

  @Test
  void allows_a_name_as_long_as_the_limit() {
    assertThat(judging.in(loadBalancer(32))).isEmpty();
    assertThat(judging.in(loadBalancer(33)))
        .containsExactly("aws_lb.a: name has 33 characters, and 32 is the limit");
  }

  private static String loadBalancer(int length) {
    return "\"aws_lb\": {\"a\": {\"name\": \"%s\"}}".formatted("a".repeat(length));
  }
}
