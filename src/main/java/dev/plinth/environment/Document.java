package dev.plinth.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A document of the project that a setting names, read when the settings are and refused with them.
 * It is no setting itself.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Document {
  /** The setting that says where the document is, as a path from the project's root. */
  String namedBy();
}
