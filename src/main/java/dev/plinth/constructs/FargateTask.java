package dev.plinth.constructs;

import software.constructs.Construct;

/** What a service runs: one program in its container, and what it needs beside it. */
public final class FargateTask extends Construct {
  private final FargateTaskProps props;

  public FargateTask(Construct scope, String id, FargateTaskProps props) {
    super(scope, id + "-task");
    this.props = props;
  }

  /** The family, as it was given: what revisions of the task have in common. */
  public String family() {
    return props.family();
  }

  /** The name of the container that the program runs in. */
  public String container() {
    return props.container();
  }

  /** What starts the task: pulls its image, reads its secrets, opens its log. */
  public Role executionRole() {
    return props.executionRole();
  }

  /** What the program itself may do. */
  public Role taskRole() {
    return props.taskRole();
  }
}
