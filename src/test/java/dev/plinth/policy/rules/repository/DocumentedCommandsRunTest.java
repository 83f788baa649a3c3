package dev.plinth.policy.rules.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Example;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentedCommandsRunTest extends RuleProof {

  DocumentedCommandsRunTest() {
    super(new DocumentedCommandsRun());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("an open quote")
            .replacing("docs/runbooks/recovery.md", "--key '{\"id\"", "--key {\"id\"")
            .foundIn("docs/runbooks/recovery.md", "--key {"),
        RepositoryMutant.of("a command that is not there")
            .replacing(
                "README.md", "./plinth validate ollama staging", "./plinth vet ollama staging")
            .foundIn("README.md", "./plinth vet"),
        RepositoryMutant.of("an environment that is not there")
            .replacing("README.md", "./plinth plan ollama dev  ", "./plinth plan ollama test  ")
            .foundIn("README.md", "./plinth plan ollama test"),
        RepositoryMutant.of("a platform that is not there")
            .appending("docs/operations.md", "\nThen `./plinth deploy website`.\n")
            .foundIn("docs/operations.md", "deploy website"),
        RepositoryMutant.of("an old group")
            .replacing(
                "docs/operations.md",
                "rollback-instance-refresh --auto-scaling-group-name ollama-asg",
                "rollback-instance-refresh --auto-scaling-group-name web-asg")
            .foundIn("docs/operations.md", "web-asg"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo it\\'s",
        "echo a # don't",
        "awk 'NF {\n  print \"a\" }'",
        "cat <<'END'\nit's fine\nEND",
        "echo \"don't\""
      })
  void knows_how_a_shell_quotes(String command) {
    assertThat(judging.in(Example.of("a.md", "```sh\n" + command + "\n```\n"))).isEmpty();
  }

  @Test
  void says_where_an_open_quote_begins() {
    assertThat(judging.in(Example.of("a.md", "```sh\necho 'a'\necho \"b\necho c\n```\n")))
        .containsExactly("a.md:3: a quote is not closed");
  }

  @ParameterizedTest
  @CsvSource({
    "./plinth plan, ''",
    "./plinth plan shop, ''",
    "./plinth plan shop qa, ''",
    "./plinth check whatever, ''",
    "./plinth plan PLATFORM ENVIRONMENT, ''",
    "./plinth plan mill, a.md:1: there is no platform mill",
    "./plinth plan shop qausw2, ''",
    "./plinth plan shop devusw2, a.md:1: shop has no environment devusw2",
    "./plinth plan shop dev, a.md:1: shop has no environment dev",
    "./plinth preview, a.md:1: ./plinth has no command preview"
  })
  void knows_commands_from_the_sources_and_environments_from_their_settings(
      String command, String expected) {
    assertThat(
            judging.in(
                Example.of(
                    "a.md",
                    "Run `" + command + "`.\n",
                    "environments/shop/qa.tfvars.json",
                    "{}",
                    "src/main/java/a/Commands.java",
                    "@Command(name = \"plan\") @Command(sortOptions = false, name = \"check\")")))
        .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
  }
}
