package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import dev.plinth.platforms.Bootstrap;
import java.util.List;

/**
 * The state of the bootstrap stack, which makes the bucket that it is kept in: at first it is in
 * the working directory, and moves into the bucket as soon as there is one; to be destroyed it
 * moves back.
 */
final class BootstrapState implements StateKeeping {
  private final StateStore store;
  private final Deployment deployment;
  private final WorkingDirectory directory;

  BootstrapState(StateStore store, Deployment deployment, WorkingDirectory directory) {
    this.store = store;
    this.deployment = deployment;
    this.directory = directory;
  }

  @Override
  public List<Obstacle> obstacles() {
    return store.bucketObstacle().stream().toList();
  }

  /** State that is here, though there is a bucket, is of a run that did not come to its end. */
  @Override
  public void open(Terraform terraform, String workspace) {
    if (store.bucketIsMissing() || directory.holdsState()) {
      directory.useLocalState();
    } else {
      directory.useRemoteState();
    }
    terraform.init();
    terraform.selectWorkspace(workspace);
  }

  @Override
  public void deployed(Terraform terraform, String workspace) {
    if (directory.holdsState()) {
      directory.useRemoteState();
      terraform.initWithState();
      terraform.selectWorkspace(workspace);
      directory.deleteState();
    }
  }

  @Override
  public void beforeDestroyPlan() {
    if (store.bucketIsMissing()) {
      return;
    }
    List<String> others = store.statesBeside(Bootstrap.NAME);
    if (!others.isEmpty()) {
      throw new OperationFailed(
          "the state bucket %s still keeps the state of what is deployed:%n%s"
              .formatted(
                  deployment.stateBucket(), String.join("\n", others).indent(2).stripTrailing()),
          "destroy these first: without their state, nobody can");
    }
  }

  @Override
  public boolean releasesItself() {
    return true;
  }

  @Override
  public void beforeDestroy(Terraform terraform, String workspace) {
    if (!directory.holdsState()) {
      directory.useLocalState();
      terraform.initWithState();
      terraform.selectWorkspace(workspace);
    }
    store.releaseForDeletion();
    terraform.planQuietly("-destroy");
  }

  @Override
  public void destroyed(Terraform terraform, String workspace) {
    directory.deleteState();
  }
}
