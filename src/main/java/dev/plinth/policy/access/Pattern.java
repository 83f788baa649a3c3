package dev.plinth.policy.access;

import java.util.Locale;

/**
 * A text with wildcards: {@code *} stands for any characters, {@code ?} for one. As in actions, the
 * case of letters does not matter.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html">Action
 *     element</a>
 */
public record Pattern(String text) {
  /** Whether it stands for a text. */
  public boolean fits(String other) {
    return fits(text.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
  }

  /** Whether it may stand for more than one text. */
  public boolean isOpen() {
    return text.contains("*") || text.contains("?");
  }

  /** Goes back to the last star alone, so that no text takes long. */
  private static boolean fits(String pattern, String other) {
    int at = 0;
    int star = -1;
    int afterStar = 0;
    for (int index = 0; index < other.length(); ) {
      if (at < pattern.length() && pattern.charAt(at) == '*') {
        star = at++;
        afterStar = index;
      } else if (at < pattern.length() && isOne(pattern.charAt(at), other.charAt(index))) {
        at++;
        index++;
      } else if (star >= 0) {
        at = star + 1;
        index = ++afterStar;
      } else {
        return false;
      }
    }
    return pattern.substring(at).chars().allMatch(rest -> rest == '*');
  }

  private static boolean isOne(char pattern, char other) {
    return pattern == '?' || pattern == other;
  }
}
