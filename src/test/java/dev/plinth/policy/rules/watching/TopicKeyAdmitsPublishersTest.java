package dev.plinth.policy.rules.watching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import dev.plinth.policy.rules.keys.KmsKeyClosedToEverybody;
import dev.plinth.policy.rules.keys.KmsKeyGoverned;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TopicKeyAdmitsPublishersTest extends RuleProof {
  TopicKeyAdmitsPublishersTest() {
    super(new TopicKeyAdmitsPublishers());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("removed: alarms", "ollama/production")
            .removed("/locals/alerts_key/Statement/1")
            .foundAt("aws_kms_key.alerts"),
        DocumentMutant.of("weakened: no data key", "ollama/production")
            .with("/locals/alerts_key/Statement/2/Action", "[\"kms:Decrypt\"]")
            .foundAt("aws_kms_key.alerts"),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown("aws_kms_key.alerts", "/policy")
            .foundAt("aws_kms_key.alerts")
            .also(KmsKeyClosedToEverybody.class, KmsKeyGoverned.class));
  }

  @Test
  void finds_the_key_behind_an_alias() {
    assertThat(
            judging.in(
                """
                "aws_kms_key": {"a": {"description": "a"}},
                "aws_kms_alias": {"a": {"target_key_id": "${aws_kms_key.a.key_id}"}},
                "aws_sns_topic": {"a": {"kms_master_key_id": "${aws_kms_alias.a.name}"}},
                "aws_cloudwatch_event_target": {"a": {"arn": "${aws_sns_topic.a.arn}"}}
                """))
        .containsExactly("aws_kms_key.a: its policy does not admit events.amazonaws.com");
  }
}
