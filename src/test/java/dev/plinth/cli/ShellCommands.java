package dev.plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The single commands of a shell script as they stand in documentation, and their words. */
final class ShellCommands {
  /** What the documentation writes where the reader puts something of their own. */
  private static final Pattern PLACEHOLDER = Pattern.compile("<[^<>\\s]*>");

  private ShellCommands() {}

  /** Each command by itself, with its arguments, without comments and redirections. */
  static List<String> in(String script) {
    String joined = script.replaceAll("\\s*\\\\\n\\s*", " ").replaceAll("\\$\\([^)]*\\)", "x");
    var commands = new ArrayList<String>();
    for (String line : quotedTogether(joined)) {
      for (String part : splitOutsideQuotes(line)) {
        String command = part.strip().replaceFirst("^\\$ ", "");
        if (!command.isEmpty()) {
          commands.add(command);
        }
      }
    }
    return commands;
  }

  /** The words of a command: the program first, without variables set before it. */
  static List<String> words(String command) {
    String text = PLACEHOLDER.matcher(command).replaceAll("placeholder");
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean open = false;
    char quote = 0;
    for (char c : text.toCharArray()) {
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else {
          word.append(c);
        }
      } else if (c == '\'' || c == '"') {
        quote = c;
        open = true;
      } else if (c == ' ') {
        add(words, word, open);
        open = false;
      } else {
        word.append(c);
      }
    }
    add(words, word, open);
    while (!words.isEmpty() && words.get(0).matches("[A-Z_]+=.*")) {
      words.remove(0);
    }
    words.removeIf(it -> it.equals("…"));
    return words;
  }

  private static void add(List<String> words, StringBuilder word, boolean quoted) {
    if (quoted || !word.isEmpty()) {
      words.add(word.toString());
    }
    word.setLength(0);
  }

  /** Lines, where one that ends within quotes goes on in the next. */
  private static List<String> quotedTogether(String script) {
    var lines = new ArrayList<String>();
    var open = new StringBuilder();
    for (String line : script.split("\n")) {
      open.append(open.isEmpty() ? "" : "\n").append(line);
      if (closed(open)) {
        lines.add(open.toString());
        open.setLength(0);
      }
    }
    if (!open.isEmpty()) {
      lines.add(open.toString());
    }
    return lines;
  }

  private static boolean closed(CharSequence text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '#' && (i == 0 || text.charAt(i - 1) == ' ')) {
        return true;
      }
      quote = within(quote, c);
    }
    return quote == 0;
  }

  private static char within(char quote, char c) {
    if (quote == 0) {
      return c == '\'' || c == '"' ? c : 0;
    }
    return c == quote ? 0 : quote;
  }

  private static List<String> splitOutsideQuotes(String line) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    char quote = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quote = within(quote, c);
      boolean begins = i == 0 || line.charAt(i - 1) == ' ';
      if (quote == 0 && c == '#' && begins) {
        break;
      }
      boolean redirects = (c == '>' || c == '<') && begins && i + 1 < line.length();
      if (quote == 0 && redirects && !PLACEHOLDER.matcher(line.substring(i)).lookingAt()) {
        parts.add(part.toString());
        part.setLength(0);
        int end = line.indexOf(' ', Math.min(i + 2, line.length()));
        i = end < 0 ? line.length() : end;
      } else if (quote == 0 && (c == '|' || c == '&' || c == ';')) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }
}
