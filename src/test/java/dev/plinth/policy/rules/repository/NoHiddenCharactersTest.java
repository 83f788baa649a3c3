package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Mutant;
import dev.plinth.policy.RepositoryMutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;

class NoHiddenCharactersTest extends RuleProof {

  NoHiddenCharactersTest() {
    super(new NoHiddenCharacters());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        RepositoryMutant.of("an override")
            .appending("docs/operations.md", "\na\u202Eb\n")
            .foundIn("docs/operations.md", "a\u202Eb"),
        RepositoryMutant.of("an isolate")
            .replacing("plinth", "fail() {", "fail() { # \u2066")
            .foundIn("plinth", "\u2066"),
        RepositoryMutant.of("in settings")
            .adding("environments/a.json", "{\"a\": \"\u2069\"}\n")
            .foundAt("environments/a.json:1"));
  }
}
