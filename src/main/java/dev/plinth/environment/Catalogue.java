package dev.plinth.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list of records that stands in one file beside the settings files, the same for all
 * environments: a JSON list of objects, each with a {@code name} of its own. It is no setting of an
 * environment, which can only change, by name, what is {@link Changeable} of an entry.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Catalogue {
  /** The file's name, such as {@code services.json}. */
  String file();

  /** Whether the list may be empty. */
  boolean mayBeEmpty() default false;

  /** The setting of the environment that changes entries: a name to what changes. */
  String changedBy();
}
