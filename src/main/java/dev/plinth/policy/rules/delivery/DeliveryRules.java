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
              new BuildspecTagsImages(),
              new EcrEncryptedWithOwnKey(),
              new EcrForgetsUntagged(),
              new EcrRepositoryPerService(),
              new EcrScansOnPush(),
              new EcrTagsImmutable(),
              new PipelineBuildsWithCodeBuild(),
              new PipelinePerService(),
              new PipelineSourceByConnection()));

  private DeliveryRules() {}
}
