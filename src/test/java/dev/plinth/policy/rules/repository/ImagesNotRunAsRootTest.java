package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class ImagesNotRunAsRootTest extends RuleProof {

  ImagesNotRunAsRootTest() {
    super(new ImagesNotRunAsRoot());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("nobody named")
            .adding("image/Dockerfile", "FROM node:22.1\nCMD node\n")
            .foundAt("image/Dockerfile"),
        RepositoryMutant.of("root")
            .adding("image/Dockerfile", "FROM node:22.1\nUSER 1000\nUSER root\n")
            .foundAt("image/Dockerfile"),
        RepositoryMutant.of("of an earlier stage")
            .adding("image/Dockerfile", "FROM node:22.1 AS a\nUSER 1000\nFROM nginx:1.27\n")
            .foundAt("image/Dockerfile"));
  }
}
