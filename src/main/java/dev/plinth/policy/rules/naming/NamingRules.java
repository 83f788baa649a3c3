package dev.plinth.policy.rules.naming;

import dev.plinth.policy.Topic;
import java.util.List;

/** Names, tags, variables and outputs. */
public final class NamingRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Naming",
          List.of(
              new ComplianceTagged(),
              new EnvironmentTagged(),
              new OllamaOutputsNamed(),
              new OllamaResourcesNamed(),
              new OllamaVariablesNamed(),
              new OutputsDescribed(),
              new PlatformResourcesTagged(),
              new VariablesDescribed()));

  private NamingRules() {}
}
