package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsVerifiedTest extends RuleProof {

  DownloadsVerifiedTest() {
    super(new DownloadsVerified());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("piped")
            .adding(
                "scripts/a.sh",
                "#!/bin/bash\nset -e\ncurl -fsSL https://ollama.example/install.sh | sudo bash\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("over two lines")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\nwget -qO- https://a.example/x |\n  sh\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("substituted")
            .adding(
                "image/Dockerfile",
                "FROM ubuntu:24.04\nRUN bash -c \"$(curl -fsSL https://a.example/x)\"\nUSER 1000\n")
            .foundAt("image/Dockerfile:2"),
        RepositoryMutant.of("in a build")
            .adding("buildspec.yml", "      - curl https://a.example/x | bash\n")
            .foundAt("buildspec.yml:1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "curl -o a https://a.example",
        "curl https://a.example | jq .",
        "curl https://a.example | sha256sum",
        "# curl https://a.example | sh"
      })
  void allows_downloads_that_are_not_run(String line) {
    assertThat(judging.in(Example.of("a.sh", line + "\n"))).isEmpty();
  }
}
