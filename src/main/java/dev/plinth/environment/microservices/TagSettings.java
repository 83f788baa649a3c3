package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import java.util.List;
import java.util.Map;

/** The tags that an auditor asks for. */
public record TagSettings(
    @Setting("tags of everything: Environment, Owner, CostCenter and Compliance, and others")
        @Allowed.Named(
            max = 40,
            value = "[A-Za-z0-9][A-Za-z0-9 _.:/=+@-]{0,127}",
            says = "the key of a tag")
        @Allowed.Matching(value = Allowed.TAG_VALUE, says = Allowed.TAG_VALUE_SAYS)
        Map<String, String> mandatoryTags)
    implements Checked {
  private static final List<String> KEYS =
      List.of("Environment", "Owner", "CostCenter", "Compliance");

  @Override
  public void check(Problems problems) {
    List<String> absent =
        KEYS.stream().filter(key -> mandatoryTags.getOrDefault(key, "").isBlank()).toList();
    if (!absent.isEmpty()) {
      problems.add(
          "mandatory_tags",
          mandatoryTags,
          "an object with a text for each of %s: missing is %s"
              .formatted(String.join(", ", KEYS), String.join(", ", absent)));
    }
  }
}
