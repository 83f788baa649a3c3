package dev.plinth.policy;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The report of the build on rules and their mutants: {@code target/rule-mutants.md}. */
final class MutantTable {
  private static final Path ROWS = Path.of("target/rule-mutants");
  private static final Path TABLE = Path.of("target/rule-mutants.md");

  private MutantTable() {}

  /** Adds the row of a rule, whose mutants were all found, or replaces it. */
  static synchronized void add(Rule rule, List<Mutant> mutants) {
    String row =
        "| %s | %d | %s |"
            .formatted(
                rule.id(),
                mutants.size(),
                mutants.stream().map(Mutant::toString).collect(joining("; ")));
    try {
      Files.createDirectories(ROWS);
      Files.writeString(ROWS.resolve(rule.id()), row + "\n");
      Files.writeString(TABLE, "| rule | mutants | which |\n|---|---|---|\n" + rows());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String rows() throws IOException {
    try (var files = Files.list(ROWS)) {
      var text = new StringBuilder();
      for (Path row : files.sorted().toList()) {
        text.append(Files.readString(row));
      }
      return text.toString();
    }
  }
}
