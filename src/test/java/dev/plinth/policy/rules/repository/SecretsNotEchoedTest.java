package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsNotEchoedTest extends RuleProof {

  SecretsNotEchoedTest() {
    super(new SecretsNotEchoed());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("a secret of GitHub")
            .adding(
                ".github/workflows/mutant.yml",
                "on: push\npermissions:\n  contents: read\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: echo ${{ secrets.DEPLOY_KEY }}\n")
            .foundAt(".github/workflows/mutant.yml:8"),
        RepositoryMutant.of("a variable")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\necho \"token: $GITHUB_TOKEN\"\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("formatted")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\nprintf '%s' \"${DB_PASSWORD}\"; exit\n")
            .foundAt("scripts/a.sh:3"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo \"$TOKEN\" | docker login --password-stdin",
        "printf '%s' \"$PASSWORD\" >file",
        "echo \"${TOKEN:0:4}\"",
        "echo \"$TOKEN_LIFETIME\"",
        "echo 'set $PASSWORD_FILE'"
      })
  void allows_pipes_files_and_what_is_no_secret(String line) {
    assertThat(judging.in(Example.of("a.sh", line + "\n"))).isEmpty();
  }
}
