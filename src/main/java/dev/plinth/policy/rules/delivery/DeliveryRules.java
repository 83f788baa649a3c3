package dev.plinth.policy.rules.delivery;

import dev.plinth.policy.Topic;
import java.util.List;

/** How programs come to where they run. */
public final class DeliveryRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Delivery",
          List.of(
              new BuildLogsKept(),
              new BuildOutputEncrypted(),
              new BuildPrivilegedForDockerOnly(),
              new BuildSourceHoldsNoCredentials(),
              new BuildTimeLimited(),
              new BuildVariablesHoldNoSecrets(),
              new BuildspecTagsImages(),
              new DeploymentGroupRollsBack(),
              new EcrEncryptedWithOwnKey(),
              new EcrForgetsUntagged(),
              new EcrRepositoryPerService(),
              new EcrScansOnPush(),
              new EcrTagsImmutable(),
              new PipelineArtifactsEncrypted(),
              new PipelineAsksBeforeProduction(),
              new PipelineBuildsWithCodeBuild(),
              new PipelinePerService(),
              new PipelineReadsWhatWasWritten(),
              new PipelineSourceByConnection(),
              new PipelineTriggersWork()));

  private DeliveryRules() {}
}
