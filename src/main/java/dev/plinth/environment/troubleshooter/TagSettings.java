package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import java.util.Locale;
import java.util.Map;

/** Tags that a company wants on everything. */
public record TagSettings(
    @Setting("tags of everything, such as Owner and CostCenter")
        @Allowed.Named(
            max = 40,
            value = "[A-Za-z0-9][A-Za-z0-9 _.:/=+@-]{0,127}",
            says = "the key of a tag")
        @Allowed.Matching(value = Allowed.TAG_VALUE, says = Allowed.TAG_VALUE_SAYS)
        Map<String, String> additionalTags)
    implements Checked {

  /** AWS keeps such keys for itself. (Tagging AWS Resources user guide, "Tag naming limits".) */
  @Override
  public void check(Problems problems) {
    additionalTags.keySet().stream()
        .filter(key -> key.toLowerCase(Locale.ROOT).startsWith("aws:"))
        .forEach(
            key -> problems.add("additional_tags", key, "a key that does not begin with aws:"));
  }
}
