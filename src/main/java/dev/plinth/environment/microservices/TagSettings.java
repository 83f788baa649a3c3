package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Setting;
import java.util.Map;

/** The tags that an auditor asks for. */
public record TagSettings(
    @Setting("tags of everything: Environment, Owner, CostCenter and Compliance, and others")
        @Allowed.Named(
            max = 40,
            value = "[A-Za-z0-9][A-Za-z0-9 _.:/=+@-]{0,127}",
            says = "the key of a tag")
        @Allowed.Matching(value = TagSettings.PLAIN_LINE, says = TagSettings.PLAIN_LINE_SAYS)
        Map<String, String> mandatoryTags) {
  /** A text that means to Terraform what it says. */
  static final String PLAIN_LINE = "([^$%\\r\\n]|[$%]+[^{$%\\r\\n])*[$%]*";

  static final String PLAIN_LINE_SAYS =
      "one line, without an opening brace behind $ or %, which Terraform would take for its own";
}
