package dev.plinth.review.plan;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reader of Markdown takes for text, as CommonMark says: without its code. */
final class MarkdownText {
  private static final Pattern FENCE = Pattern.compile("^(`{3,})[^`\\n]*$");
  private static final Pattern SPAN =
      Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)", Pattern.DOTALL);
  private static final Pattern HTML_CODE = Pattern.compile("<code>[^<]*</code>");

  private MarkdownText() {}

  static String outsideOfCode(String markdown) {
    var text = new StringBuilder();
    String fence = null;
    boolean html = false;
    for (String line : markdown.split("\n", -1)) {
      if (fence != null) {
        if (line.matches(" {0,3}`{" + fence.length() + ",} *")) {
          fence = null;
        }
        continue;
      }
      Matcher opening = FENCE.matcher(line);
      if (opening.matches()) {
        fence = opening.group(1);
        continue;
      }
      // A block of HTML goes on to the next blank line, and has no spans of code.
      html = line.isBlank() ? false : html || line.matches("</?(details|summary).*");
      text.append(html ? HTML_CODE.matcher(line).replaceAll("") : SPAN.matcher(line).replaceAll(""))
          .append('\n');
    }
    if (fence != null) {
      throw new AssertionError("a fence is not closed");
    }
    return text.toString();
  }
}
