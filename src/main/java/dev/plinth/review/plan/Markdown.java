package dev.plinth.review.plan;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Text of strangers in a comment of GitHub's: it is shown as it is, and can neither be meant as
 * Markdown or HTML nor call people by name.
 */
final class Markdown {
  private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
  private static final Pattern TICKS = Pattern.compile("`+");
  private static final int SHORTEST_FENCE = 3;
  private static final int LONGEST_NAME = 160;
  private static final int LONGEST_LINE = 500;

  private Markdown() {}

  /** One line in which nothing moves a cursor, turns the reading direction, or is invisible. */
  static String visible(String text) {
    return HIDDEN.matcher(text).replaceAll("\uFFFD");
  }

  /** As code in a paragraph; GitHub looks for no names and numbers in code. */
  static String code(String text) {
    String visible = cut(visible(text), LONGEST_NAME);
    String ticks = "`".repeat(longestTicks(visible) + 1);
    boolean touching = visible.startsWith("`") || visible.endsWith("`") || visible.isBlank();
    return touching ? ticks + " " + visible + " " + ticks : ticks + visible + ticks;
  }

  /** As code in a block of HTML, in which Markdown means nothing. */
  static String htmlCode(String text) {
    return "<code>"
        + cut(visible(text), LONGEST_NAME)
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
        + "</code>";
  }

  /** Lines of a difference, fenced by more ticks than stand in any of them. */
  static String diff(List<String> lines) {
    String text =
        String.join("\n", lines.stream().map(line -> cut(visible(line), LONGEST_LINE)).toList());
    String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestTicks(text) + 1));
    return fence + "diff\n" + text + "\n" + fence;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "…";
  }

  private static int longestTicks(String text) {
    return TICKS.matcher(text).results().mapToInt(run -> run.group().length()).max().orElse(0);
  }
}
