package dev.plinth.terraform;

/** A text is no Terraform JSON: the message says where and why. */
public final class InvalidDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidDocument(String reason) {
    super(reason + "; allowed is one JSON object as Terraform reads it from a .tf.json file");
  }
}
