package dev.plinth.terraform;

import java.util.function.Supplier;

/** A text, or a file, is no Terraform JSON: the message says where and why, in one line. */
public final class InvalidDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InvalidDocument(String message) {
    super(message);
  }

  /** The text is not what it should be. */
  static InvalidDocument because(String reason) {
    return new InvalidDocument(
        reason
            + "; allowed is one JSON object as Terraform reads it from a .tf.json file,"
            + " or as terraform show -json writes it");
  }

  /** The file is not one that could be read. */
  static InvalidDocument file(String reason) {
    return new InvalidDocument(reason);
  }

  /** Reads one file of several: what is wrong with it is said with its name. */
  static <T> T in(String name, Supplier<T> read) {
    try {
      return read.get();
    } catch (InvalidDocument invalid) {
      throw new InvalidDocument(name + ": " + invalid.getMessage());
    }
  }
}
