package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionUsesTlsTest extends RuleProof {
  SubscriptionUsesTlsTest() {
    super(new SubscriptionUsesTls());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened", "ollama/production")
            .with("aws_sns_topic_subscription.alerts_email_1", "/protocol", "\"http\"")
            .foundAt("aws_sns_topic_subscription.alerts_email_1"),
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_sns_topic_subscription.alerts_email_1", "/protocol")
            .foundAt("aws_sns_topic_subscription.alerts_email_1"),
        DocumentMutant.of("unknown", "troubleshooter/mvp")
            .unknown("aws_sns_topic_subscription.alerts_email_1", "/protocol")
            .foundAt("aws_sns_topic_subscription.alerts_email_1"));
  }

  @ParameterizedTest
  @CsvSource({"https,0", "email,0", "sqs,0", "http,1"})
  void knows_what_goes_in_the_clear(String protocol, int findings) {
    assertThat(
            judging.in(
                "\"aws_sns_topic_subscription\": {\"a\": {\"protocol\": \"%s\"}}"
                    .formatted(protocol)))
        .hasSize(findings);
  }
}
