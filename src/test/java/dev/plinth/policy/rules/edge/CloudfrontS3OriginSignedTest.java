package dev.plinth.policy.rules.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudfrontS3OriginSignedTest extends RuleProof {
  private static final String STORAGE = "aws_cloudfront_distribution.storage";
  private static final String CONTROL = "aws_cloudfront_origin_access_control.storage";
  private static final String ID = "/origin/0/origin_access_control_id";

  CloudfrontS3OriginSignedTest() {
    super(new CloudfrontS3OriginSigned());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production").without(STORAGE, ID).foundAt(STORAGE),
        DocumentMutant.of("weakened", "ollama/staging")
            .with(CONTROL, "/signing_behavior", "\"never\"")
            .foundAt(CONTROL),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_cloudfront_distribution.frontend", ID)
            .foundAt("aws_cloudfront_distribution.frontend"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "files.s3.amazonaws.com",
        "files.s3.eu-west-1.amazonaws.com",
        "files.s3-eu-west-1.amazonaws.com"
      })
  void knows_buckets_by_their_names(String name) {
    assertThat(judging.in(origin(name)))
        .containsExactly(
            "aws_cloudfront_distribution.a: origin_access_control_id names no origin access control");
  }

  @ParameterizedTest
  @ValueSource(strings = {"files.s3-website-eu-west-1.amazonaws.com/", "www.example.com"})
  void leaves_servers_alone(String name) {
    assertThat(judging.in(origin(name))).isEmpty();
  }

  private static String origin(String name) {
    return "\"aws_cloudfront_distribution\": {\"a\": {\"origin\": [{\"domain_name\": \"%s\"}]}}"
        .formatted(name);
  }
}
