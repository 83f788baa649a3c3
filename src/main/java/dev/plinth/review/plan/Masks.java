package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.policy.rules.repository.Secrets;
import java.util.regex.Pattern;

/** What is not shown: a comment stays for ever, and everybody who reads the repository reads it. */
final class Masks {
  static final String SENSITIVE = "(sensitive value)";

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          "(?i).*(password|passwd|passphrase|secret|secret_?string|token|private_?key(_\\w+)?"
              + "|secret_?key|access_?key|api_?key|credentials?)");

  /** Says where a secret is, and not what it is. */
  private static final Pattern WHERE = Pattern.compile("(arn:|\\$\\{|/|s3://).*");

  private Masks() {}

  /** Whether Terraform calls a value sensitive, by its mark for it. */
  static boolean isSensitive(JsonNode mark) {
    return mark.isBoolean() && mark.asBoolean();
  }

  /**
   * Whether a text is secret by its name or its form, though nobody marked it.
   *
   * @param name of the attribute, or of the environment variable that it is the value of
   */
  static boolean isSecret(String name, String text) {
    return SECRET_NAME.matcher(name).matches() && !WHERE.matcher(text).matches() || hasSecret(text);
  }

  /** Whether a text has something in it that has the form of a secret. */
  static boolean hasSecret(String text) {
    return Secrets.formed(text).findAny().isPresent();
  }
}
