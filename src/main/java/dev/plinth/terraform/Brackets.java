package dev.plinth.terraform;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is open at a place of an expression: brackets, braces, quotes, and expressions within
 * quotes.
 */
final class Brackets {
  private static final char QUOTE = '"';

  private final Deque<Character> open = new ArrayDeque<>();

  /** Whether nothing is open. */
  boolean isEmpty() {
    return open.isEmpty();
  }

  /** Whether the place is in a text, and that in nothing else. */
  boolean isInOuterText() {
    return open.size() == 1 && isQuoted();
  }

  /** Whether the place is in a text, and not in an expression. */
  boolean isQuoted() {
    return !open.isEmpty() && open.peek() == QUOTE;
  }

  /**
   * Takes the next character.
   *
   * @return how many characters that were; more than one if they belong together
   */
  int take(String text, int index) {
    char next = text.charAt(index);
    if (isQuoted()) {
      return quoted(text, index, next);
    }
    switch (next) {
      case QUOTE, '(', '[', '{' -> open.push(next);
      case ')', ']', '}' -> open.poll();
      default -> {}
    }
    return 1;
  }

  private int quoted(String text, int index, char next) {
    if (next == QUOTE) {
      open.pop();
    } else if (next == '\\') {
      return 2;
    } else if (text.startsWith("$${", index) || text.startsWith("%%{", index)) {
      return 3;
    } else if (text.startsWith("${", index) || text.startsWith("%{", index)) {
      open.push('{');
      return 2;
    }
    return 1;
  }
}
