package dev.plinth.policy.rules.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ParameterEncryptedTest extends RuleProof {
  private static final String PARAMETER = "aws_ssm_parameter.ssh_private_key";

  ParameterEncryptedTest() {
    super(new ParameterEncrypted());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("without a key", "ollama/production")
            .without(PARAMETER, "/key_id")
            .foundAt(PARAMETER),
        DocumentMutant.of("weakened", "ollama/production")
            .with(PARAMETER, "/type", "\"String\"")
            .foundAt(PARAMETER),
        DocumentMutant.of("with the key of AWS", "ollama/production")
            .with(PARAMETER, "/key_id", "\"alias/aws/ssm\"")
            .foundAt(PARAMETER),
        DocumentMutant.of("unknown", "ollama/production")
            .unknown(PARAMETER, "/key_id")
            .foundAt(PARAMETER));
  }

  @Test
  void lets_other_parameters_be_texts() {
    assertThat(
            judging.in(
                """
                "aws_ssm_parameter": {"a": {"name": "/shop/mail/host", "type": "String",
                  "value": "mail.example.com"}}
                """))
        .isEmpty();
  }
}
