package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import java.util.ArrayList;
import java.util.List;

/** The state of an ordinary platform: in the account's bucket, which the bootstrap stack made. */
final class RemoteState implements StateKeeping {
  private final StateStore store;
  private final Deployment deployment;
  private final GoodConfigurations good;
  private final String bootstrapCommand;

  RemoteState(
      StateStore store, Deployment deployment, GoodConfigurations good, String bootstrapCommand) {
    this.store = store;
    this.deployment = deployment;
    this.good = good;
    this.bootstrapCommand = bootstrapCommand;
  }

  @Override
  public List<Obstacle> obstacles() {
    var found = new ArrayList<Obstacle>();
    store.bucketObstacle().ifPresent(found::add);
    if (store.bucketIsMissing()) {
      found.add(missing("the state bucket " + deployment.stateBucket()));
    }
    if (store.tableIsMissing()) {
      found.add(missing("the lock table " + deployment.lockTable()));
    }
    return found;
  }

  @Override
  public void open(Terraform terraform, String workspace) {
    terraform.init();
    terraform.selectWorkspace(workspace);
  }

  @Override
  public void deployed(Terraform terraform, String workspace) {}

  @Override
  public void beforeDestroyPlan() {}

  @Override
  public boolean releasesItself() {
    return false;
  }

  @Override
  public void beforeDestroy(Terraform terraform, String workspace) {}

  @Override
  public void destroyed(Terraform terraform, String workspace) {
    good.forget();
    terraform.deleteWorkspace(workspace);
  }

  private Obstacle missing(String what) {
    return new Obstacle(
        "%s is missing in account %s, %s"
            .formatted(what, deployment.accountId(), deployment.stateRegion()),
        "make it once with: " + bootstrapCommand);
  }
}
