package dev.plinth.constructs;

import java.util.Optional;
import software.constructs.Construct;

/** Tasks of one kind that are kept running, and replaced without a gap when they change. */
public final class FargateService extends Construct {
  private final FargateServiceProps props;

  public FargateService(Construct scope, String id, FargateServiceProps props) {
    super(scope, id + "-service");
    this.props = props;
  }

  /** The service's name, as it was given. */
  public String name() {
    return props.name();
  }

  /** What the service runs: its family, its container and its roles. */
  public FargateTask task() {
    return props.task();
  }

  /** How CodeDeploy replaces the tasks; empty: ECS does it itself, one after the other. */
  public Optional<BlueGreen> blueGreen() {
    return Optional.empty();
  }
}
