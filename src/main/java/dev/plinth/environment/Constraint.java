package dev.plinth.environment;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.Optional;

/** What one setting may be: checked when a file is read, and once more by Terraform. */
public interface Constraint {
  /** Whether a value, as it stands in a settings file, is allowed. */
  boolean allows(Object value);

  /** What is allowed, in words: completes "allowed is …". */
  String says();

  /** The words of a refusal where they are fixed; otherwise it says what is allowed. */
  default Optional<String> words() {
    return Optional.empty();
  }

  /** What is said of a value that some constraints do not allow. */
  static String refusal(Collection<Constraint> constraints) {
    return constraints.stream()
        .flatMap(constraint -> constraint.words().stream())
        .findFirst()
        .orElseGet(
            () ->
                constraints.stream()
                    .map(Constraint::says)
                    .collect(joining("; and ", "allowed is ", "")));
  }

  /**
   * The same as a Terraform expression, for a {@code validation} block.
   *
   * @param reference how Terraform refers to the value, such as {@code var.ollama_min_size}
   */
  String condition(String reference);
}
