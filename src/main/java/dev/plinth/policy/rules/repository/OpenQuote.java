package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a piece of shell leaves a quote open. */
final class OpenQuote {
  private static final Pattern HEREDOC = Pattern.compile("<<-?\\s*[\"']?(\\w+)[\"']?");

  private OpenQuote() {}

  /** The line in which the quote begins that nothing closes; empty if all are closed. */
  static Optional<Repository.Line> in(List<Repository.Line> lines) {
    char quote = 0;
    Repository.Line begun = null;
    String heredoc = null;
    for (Repository.Line line : lines) {
      String text = line.text();
      if (heredoc != null) {
        heredoc = text.strip().equals(heredoc) ? null : heredoc;
        continue;
      }
      for (int index = 0; index < text.length(); index++) {
        char letter = text.charAt(index);
        if (letter == '\\' && quote != '\'') {
          index++;
        } else if (quote == 0 && letter == '#' && (index == 0 || isBlank(text, index - 1))) {
          break;
        } else if (quote == 0 && (letter == '"' || letter == '\'')) {
          quote = letter;
          begun = line;
        } else if (letter == quote) {
          quote = 0;
        }
      }
      Matcher begins = HEREDOC.matcher(text);
      if (quote == 0 && begins.find()) {
        heredoc = begins.group(1);
      }
    }
    return quote == 0 ? Optional.empty() : Optional.of(begun);
  }

  private static boolean isBlank(String text, int index) {
    return Character.isWhitespace(text.charAt(index));
  }
}
