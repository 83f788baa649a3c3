package dev.plinth.policy.rules.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NobodyHasAnAccessKeyTest extends RuleProof {
  NobodyHasAnAccessKeyTest() {
    super(new NobodyHasAnAccessKey());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("weakened: a key", "ollama/production")
            .with("/resource/aws_iam_access_key/uploader", "{\"user\": \"uploader\"}")
            .foundAt("aws_iam_access_key.uploader"),
        DocumentMutant.of("weakened: a password of a service", "ollama/production")
            .with(
                "/resource/aws_iam_service_specific_credential/git",
                "{\"user_name\": \"git\", \"service_name\": \"codecommit.amazonaws.com\"}")
            .foundAt("aws_iam_service_specific_credential.git"),
        DocumentMutant.of("unknown user", "ollama/production")
            .with("/resource/aws_iam_access_key/uploader", "{}")
            .unknown("aws_iam_access_key.uploader", "/user")
            .foundAt("aws_iam_access_key.uploader"));
  }

  @Test
  void leaves_roles_alone() {
    assertThat(judging.in("\"aws_iam_role\": {\"a\": {\"name\": \"a\"}}")).isEmpty();
  }
}
