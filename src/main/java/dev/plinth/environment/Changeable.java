package dev.plinth.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an environment may change of an entry of a {@link Catalogue}. A changed value is used
 * instead of the other, but entries of an object are added to those of the catalogue.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Changeable {
  /** What is used where the environment changes nothing. */
  Otherwise otherwise();

  /** Where a value is from that the environment does not change. */
  enum Otherwise {
    /** The catalogue, which must say it. */
    CATALOGUE,
    /** The setting of the environment that has the same key. */
    ENVIRONMENT,
    /** Nowhere: an empty list. */
    EMPTY
  }
}
