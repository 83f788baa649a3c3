package dev.plinth.policy;

import java.util.List;

/** A file of waivers that cannot be accepted: the message has a line for everything wrong. */
public final class InvalidWaivers extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidWaivers(List<String> errors) {
    super(String.join(System.lineSeparator() + "  ", errors));
  }
}
