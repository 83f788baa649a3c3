package dev.plinth.environment;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a setting may be, beyond its type. Each annotation is checked when a file is read and again
 * by Terraform, as a {@code validation} block of the variable.
 */
public final class Allowed {
  /** A region of the commercial partition, for {@link Matching}: China and GovCloud are others. */
  public static final String REGION = "(us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-[0-9]";

  /** A text that means to Terraform what it says, for {@link Matching}. */
  public static final String PLAIN_LINE = "[^$%\\r\\n]*([$%]+[^{$%\\r\\n][^$%\\r\\n]*)*[$%]*";

  /** What {@link #PLAIN_LINE} allows, in words. */
  public static final String PLAIN_LINE_SAYS =
      "one line, without an opening brace behind $ or %, which Terraform would take for its own";

  /**
   * The value of a tag, for {@link Matching}: IAM refuses a comma, and CodeBuild takes 255
   * characters.
   */
  public static final String TAG_VALUE = "[\\p{L}\\p{N} _.:/=+@-]{0,255}";

  /** What {@link #TAG_VALUE} allows, in words. */
  public static final String TAG_VALUE_SAYS =
      "at most 255 letters, digits, spaces and characters of _ . : / = + - @";

  private Allowed() {}

  /** A number between two bounds, both included. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Between {
    long min();

    long max();
  }

  /** One of a few numbers, such as the retention periods that CloudWatch Logs accepts. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Numbers {
    int[] value();
  }

  /** One of a few texts. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Texts {
    String[] value();
  }

  /**
   * A text, or a list or an object of texts each of which, matches a regular expression in full.
   * The expression must mean the same in Java and in RE2, which Terraform uses.
   */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Matching {
    String value();

    /** What is allowed, in words: completes "allowed is …". */
    String says();
  }

  /** A list with so many entries, all different. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Entries {
    int min() default 0;

    int max();

    /** Why, in words that end what is said of the number of entries; empty: it is obvious. */
    String because() default "";
  }

  /** An object with at most so many entries, whose names match a regular expression in full. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Named {
    int max();

    String value();

    /** What is allowed, in words: completes "an object whose every name is …". */
    String says();
  }

  /** An IPv4 block such as 10.0.0.0/16, written with its first address; or a list of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  public @interface Cidr {
    /** The shortest prefix: 16 allows no block larger than a /16. */
    int shortest() default 0;

    int longest() default 32;
  }
}
