package dev.plinth.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the values of an entry of a {@link Catalogue} must be together. The constraint judges the
 * whole entry, as a map from key to value, and has a constructor without parameters.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Agreeing {
  /** The keys whose values must agree. */
  String[] keys();

  Class<? extends Constraint> as();
}
