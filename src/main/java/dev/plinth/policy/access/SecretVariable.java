package dev.plinth.policy.access;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import java.util.List;
import java.util.regex.Pattern;

/** Variables of programs whose values are secrets, as far as their text can tell. */
public final class SecretVariable {
  private static final Pattern NAME =
      Pattern.compile(
          "(?i)(.*_)?(PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|CREDENTIALS"
              + "|(API|ACCESS|PRIVATE|SECRET|ENCRYPTION|SIGNING)_?KEY(_ID)?)");

  /** What the provider calls the value of a secret, or of a key that it makes. */
  private static final List<String> VALUES =
      List.of("secret_string", "secret_binary", "master_password", "private_key_pem");

  private SecretVariable() {}

  /** Whether a variable of this name holds a secret. */
  public static boolean isNamed(String name) {
    return NAME.matcher(name).matches();
  }

  /** Whether a variable with a {@code name} and a {@code value} holds a secret. */
  public static boolean is(Block variable) {
    return isNamed(variable.text("name").orElse(""))
        || variable.references("value").stream().anyMatch(SecretVariable::isSecret);
  }

  private static boolean isSecret(Reference value) {
    return value.address().startsWith("random_password.") || VALUES.contains(value.attribute());
  }
}
