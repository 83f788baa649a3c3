package dev.plinth.policy.access;

import java.util.regex.Pattern;

/** Names that variables have whose values are secrets, whatever the program. */
public final class SecretName {
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS"
              + "|(API|ACCESS|PRIVATE|SECRET|ENCRYPTION|SIGNING)_?KEY(_ID)?)");

  private SecretName() {}

  /** Whether a variable of this name holds a secret, as far as a name can tell. */
  public static boolean is(String name) {
    return SECRET.matcher(name).matches();
  }
}
