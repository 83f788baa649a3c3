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
              new ClusterPerEnvironment(),
              new ComplianceTagged(),
              new EnvironmentTagged(),
              new EnvironmentsDiffer(),
              new LaunchedResourcesTagged(),
              new NamesDoNotCollide(),
              new NamesWithinLimits(),
              new NoOldProjectName(),
              new OllamaOutputsNamed(),
              new OllamaResourcesNamed(),
              new OllamaVariablesNamed(),
              new OutputsDescribed(),
              new PlatformResourcesTagged(),
              new ProductionVpcDistinct(),
              new ProviderKeepsToAccount(),
              new ProvidersPinned(),
              new SecretValuesMarked(),
              new ServiceOutputsComplete(),
              new StateKeysDoNotCollide(),
              new TagsWithinLimits(),
              new VariablesDescribed()));

  private NamingRules() {}
}
