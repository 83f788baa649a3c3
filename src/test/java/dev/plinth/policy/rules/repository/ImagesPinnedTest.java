package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImagesPinnedTest extends RuleProof {

  ImagesPinnedTest() {
    super(new ImagesPinned());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("latest")
            .adding("image/Dockerfile", "FROM python:latest\nUSER 1000\n")
            .foundAt("image/Dockerfile:1"),
        RepositoryMutant.of("no tag")
            .adding("image/Dockerfile", "FROM node:22.1 AS build\nFROM nginx\nUSER 1000\n")
            .foundAt("image/Dockerfile:2"),
        RepositoryMutant.of("in a compose file")
            .adding("compose.yml", "services:\n  db:\n    image: postgres\n")
            .foundAt("compose.yml:3"),
        RepositoryMutant.of("run by a script")
            .adding("scripts/a.sh", "#!/bin/bash\nset -e\ndocker run --rm ollama/ollama:latest\n")
            .foundAt("scripts/a.sh:3"));
  }

  @Test
  void allows_stages_arguments_and_digests() {
    assertThat(
            judging.in(
                Example.of(
                    "Dockerfile",
                    "ARG BASE\nFROM ${BASE} AS build\nFROM build\nFROM scratch\nFROM a@sha256:0\nFROM r.example:5000/a:1\n")))
        .isEmpty();
  }
}
