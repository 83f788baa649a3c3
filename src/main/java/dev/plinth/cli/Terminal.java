package dev.plinth.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Where a person may sit.
 *
 * @param interactive whether somebody is there to read a progress bar and to answer a question
 * @param input what they type
 */
record Terminal(boolean interactive, BufferedReader input) {
  /** The next line typed, or nothing at the end of the input. */
  String answer() {
    try {
      String line = input.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
