package dev.plinth.environment;

/** What one setting may be: checked when a file is read, and once more by Terraform. */
public interface Constraint {
  /** Whether a value, as it stands in a settings file, is allowed. */
  boolean allows(Object value);

  /** What is allowed, in words: completes "allowed is …". */
  String says();

  /**
   * The same as a Terraform expression, for a {@code validation} block.
   *
   * @param reference how Terraform refers to the value, such as {@code var.ollama_min_size}
   */
  String condition(String reference);
}
