package dev.plinth.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The words in which a value that is not allowed is refused, where the design of a platform fixes
 * them; otherwise "allowed is …" is said. Terraform's {@code validation} block has the same words.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Refusal {
  String value();
}
