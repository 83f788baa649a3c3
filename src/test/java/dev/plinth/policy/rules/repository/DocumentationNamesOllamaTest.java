package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentationNamesOllamaTest extends RuleProof {

  DocumentationNamesOllamaTest() {
    super(new DocumentationNamesOllama());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("the old project's")
            .appending("docs/operations.md", "\nThe Education Portal is gone.\n")
            .foundIn("docs/operations.md", "Education Portal"),
        RepositoryMutant.of("an old name")
            .replacing("docs/ollama.md", "`ollama-alb-dev`", "`crud-app-alb-dev`")
            .foundIn("docs/ollama.md", "`crud-app-alb-dev`"),
        RepositoryMutant.of("without prefix")
            .appending("README.md", "\nLook at `web-asg`.\n")
            .foundIn("README.md", "`web-asg`"),
        RepositoryMutant.of("a new page")
            .adding("docs/runbook.md", "# Runbook\n\nTable `app-data-table` keeps it.\n")
            .foundAt("docs/runbook.md:3"));
  }

  @Test
  void allows_old_names_where_they_are_left_behind() {
    assertThat(
            judging.in(
                Example.of(
                    "environments/ollama/dev.tfvars.json",
                    "{}",
                    "docs/migration.md",
                    "From crud-app.\n")))
        .isEmpty();
  }

  @Test
  void says_nothing_about_repositories_without_the_platform() {
    assertThat(judging.in(Example.of("README.md", "See `web-alb`.\n"))).isEmpty();
  }
}
