package dev.plinth.operations;

import java.util.List;

/** Where the state of a platform is during a run, and what that asks for before and after. */
interface StateKeeping {
  /** What keeps the state from being used. */
  List<Obstacle> obstacles();

  /** Connects terraform to the state, for a plan. */
  void open(Terraform terraform, String workspace);

  /** Runs when everything was applied. */
  void deployed(Terraform terraform, String workspace);

  /**
   * Runs before a plan to destroy everything.
   *
   * @throws OperationFailed if something else depends on what would be destroyed
   */
  void beforeDestroyPlan();

  /** Whether what is in the way of the destruction goes when that was agreed to. */
  boolean releasesItself();

  /** Runs when the destruction was agreed to, and may replace the plan. */
  void beforeDestroy(Terraform terraform, String workspace);

  /** Runs when everything was destroyed. */
  void destroyed(Terraform terraform, String workspace);
}
