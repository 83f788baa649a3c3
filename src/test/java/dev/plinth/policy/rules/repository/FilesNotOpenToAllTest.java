package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilesNotOpenToAllTest extends RuleProof {

  FilesNotOpenToAllTest() {
    super(new FilesNotOpenToAll());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("everything")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\nchmod 777 /srv\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("writable by others")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\nchmod o+w /srv\n")
            .foundAt("scripts/a.sh:3"),
        RepositoryMutant.of("in an image")
            .adding("image/Dockerfile", "FROM a:1\nRUN chmod -R 0666 /data && true\nUSER 1000\n")
            .foundAt("image/Dockerfile:2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chmod 755 a",
        "chmod +x a",
        "chmod u+w a",
        "chmod 1770 a",
        "install -m 644 a b",
        "chmod 640 a"
      })
  void allows_modes_that_keep_others_out(String line) {
    assertThat(judging.in(Example.of("a.sh", line + "\n"))).isEmpty();
  }
}
