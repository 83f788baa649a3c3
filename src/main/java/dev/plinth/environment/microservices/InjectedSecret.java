package dev.plinth.environment.microservices;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A secret that a service's container is given as an environment variable.
 *
 * @param variable the variable's name: the last part of the secret's name, and the key, in capital
 *     letters
 * @param valueFrom where ECS finds the value: the secret, or one key of its JSON
 * @param arn the secret itself, which the service may read
 */
public record InjectedSecret(String variable, String valueFrom, String arn) {
  /** An entry of {@code secrets_arns}; AWS ends a secret's name with six characters of its own. */
  static final String FORM =
      "arn:aws:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:([A-Za-z0-9_+=.@!-]+/)*[A-Za-z0-9_+=.@!-]+"
          + "-[A-Za-z0-9]{6}(:[A-Za-z0-9_.-]+::)?";

  private static final Pattern PARTS =
      Pattern.compile(
          "(?<arn>arn:.*:secret:(?:.*/)?(?<name>[^/:]+)-[A-Za-z0-9]{6})(?::(?<key>[^:]+)::)?");

  /**
   * Reads an entry of {@code secrets_arns}: {@code …:secret:prod/orders/database-AbCdEf:password::}
   * becomes {@code DATABASE_PASSWORD}, {@code …:secret:prod/orders/stripe-key-AbCdEf} becomes
   * {@code STRIPE_KEY}.
   */
  static InjectedSecret of(String entry) {
    Matcher parts = PARTS.matcher(entry);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not the ARN of a secret: " + entry);
    }
    String key = parts.group("key");
    String name = key == null ? parts.group("name") : parts.group("name") + "_" + key;
    return new InjectedSecret(
        name.replaceAll("[^A-Za-z0-9]+", "_").toUpperCase(Locale.ROOT), entry, parts.group("arn"));
  }
}
