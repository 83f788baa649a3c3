package dev.plinth.policy;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A text in which {@code *} stands for any other, also for none: {@code aws_kms_key.*}. */
public final class Glob {
  private final Pattern pattern;

  private Glob(Pattern pattern) {
    this.pattern = pattern;
  }

  public static Glob of(String written) {
    String literals =
        Stream.of(written.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return new Glob(Pattern.compile(literals, Pattern.DOTALL));
  }

  /** Whether the whole text is of this form. */
  public boolean matches(String text) {
    return pattern.matcher(text).matches();
  }
}
