package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SnsTopicEncryptedTest extends RuleProof {
  SnsTopicEncryptedTest() {
    super(new SnsTopicEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed", "ollama/production")
            .without("aws_sns_topic.alerts", "/kms_master_key_id")
            .foundAt("aws_sns_topic.alerts"),
        DocumentMutant.of("weakened", "troubleshooter/mvp")
            .with("aws_sns_topic.global_alerts", "/kms_master_key_id", "\"alias/aws/sns\"")
            .foundAt("aws_sns_topic.global_alerts"),
        DocumentMutant.of("unknown", "ollama/dev")
            .unknown("aws_sns_topic.alerts", "/kms_master_key_id")
            .foundAt("aws_sns_topic.alerts"));
  }

  @Test
  void denies_no_key() {
    assertThat(judging.in("\"aws_sns_topic\": {\"a\": {\"name\": \"a\"}}"))
        .containsExactly("aws_sns_topic.a: kms_master_key_id names no key of the account");
  }
}
