package dev.plinth.environment;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong with a settings file, so that one message can say it all. */
public final class Problems {
  private final String prefix;
  private final List<Problem> found = new ArrayList<>();

  Problems(String prefix) {
    this.prefix = prefix;
  }

  /**
   * Notes a value that is not allowed.
   *
   * @param setting the setting's name without the platform's prefix
   * @param value what the file says
   * @param allowed what it may say: completes "allowed is …"
   */
  public void add(String setting, Object value, String allowed) {
    found.add(new Problem(key(setting), value, allowed));
  }

  /** The key of a setting in the file, for use in the text that says what is allowed. */
  public String key(String setting) {
    return prefix + setting;
  }

  List<Problem> found() {
    return List.copyOf(found);
  }

  /** One setting that is wrong: its key, what the file says, what is allowed. */
  public record Problem(String key, Object value, String allowed) {}
}
