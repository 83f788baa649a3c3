package dev.plinth.environment;

import java.util.Collection;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The environment variables of a program whose values stand in settings, for everybody to read.
 *
 * @param platforms which names the platform itself gives a value to
 * @param instead what to do with a secret: completes "a variable that holds no secret: …"
 */
public record PlainVariables(Predicate<String> platforms, String instead) {
  private static final String SETTING = "environment_vars";
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS"
              + "|(API|ACCESS|PRIVATE|SECRET|ENCRYPTION|SIGNING)_?KEY(_ID)?)");

  /** Notes names that are the platform's, and such as secrets have. */
  public void check(Problems problems, Collection<String> names) {
    for (String name : names) {
      if (platforms.test(name)) {
        problems.add(SETTING, name, "another name: the platform itself says what this one is");
      } else if (SECRET.matcher(name).matches()) {
        problems.add(SETTING, name, "a variable that holds no secret: " + instead);
      }
    }
  }
}
