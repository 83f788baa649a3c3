package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * Looks for what is no longer as it was applied: by a plan of the configuration applied last, not
 * of the settings as they are now, which may have changed since.
 */
public final class Drift {
  private final Preparation preparation;

  /** With the environment variables of this process. */
  public Drift(Session session, Cloud cloud) {
    this.preparation = new Preparation(session, cloud, System.getenv());
  }

  /**
   * A configuration, and how AWS differs from it.
   *
   * @param good what was applied last and found healthy; absent where nothing is kept, and the
   *     settings stand in for it
   * @param serial of the state now; a higher one than that of the configuration tells of a deploy
   *     that did not come to its end
   * @param plan as {@code terraform show -json} gives it: it may hold secrets
   */
  public record Comparison(Optional<GoodConfiguration> good, long serial, JsonNode plan) {}

  /**
   * Compares, and changes nothing. The state is locked meanwhile, so that no deploy is taken for
   * drift.
   *
   * @throws OperationFailed if the platform is not deployed
   */
  public Comparison compare(Request request) {
    try (Run run = preparation.begin("drift", request, preparation.deployment(request.target()))) {
      requireDeployed(run);
      Optional<GoodConfiguration> good = run.good().last();
      String json =
          good.map(run.good()::json).orElseGet(() -> preparation.synthesized(request).json());
      Terraform terraform = run.begin(json);
      terraform.planQuietly();
      return new Comparison(good, terraform.state().serial(), terraform.shownPlan().json());
    }
  }

  /** Terraform would make a workspace to look into. */
  private static void requireDeployed(Run run) {
    var store = new StateStore(run.access(), run.deployment());
    if (store.state(run.target()).filter(state -> !state.isEmpty()).isEmpty()) {
      throw new OperationFailed(
          "%s is not deployed".formatted(run.target()),
          "deploy it first: ./plinth deploy %s%s".formatted(run.target(), run.option()));
    }
  }
}
