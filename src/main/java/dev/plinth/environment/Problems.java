package dev.plinth.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Collects everything that is wrong with a settings file, so that one message can say it all. */
public final class Problems {
  private final UnaryOperator<String> place;
  private final List<Problem> found;

  Problems(String prefix) {
    this(setting -> prefix + setting, new ArrayList<>());
  }

  private Problems(UnaryOperator<String> place, List<Problem> found) {
    this.place = place;
    this.found = found;
  }

  /**
   * Notes a value that is not allowed.
   *
   * @param setting the setting's name without the platform's prefix
   * @param value what the file says
   * @param allowed what it may say: completes "allowed is …"
   */
  public void add(String setting, Object value, String allowed) {
    refuse(setting, value, "allowed is " + allowed);
  }

  /**
   * Notes a value that is not allowed, in words that are fixed.
   *
   * @param words the whole of what is said after the setting and its value
   */
  public void refuse(String setting, Object value, String words) {
    found.add(new Problem(key(setting), value, words));
  }

  /** The key of a setting in the file, for use in the text that says what is allowed. */
  public String key(String setting) {
    return place.apply(setting);
  }

  /**
   * The same collection, for settings that are elsewhere.
   *
   * @param elsewhere a setting's name to where it is, such as {@code services.json: orders: cpu}
   */
  public Problems in(UnaryOperator<String> elsewhere) {
    return new Problems(elsewhere, found);
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  /** One setting that is wrong: where it is, what is said there, and what is said of that. */
  public record Problem(String key, Object value, String words) {}
}
