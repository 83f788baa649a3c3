package dev.plinth.operations;

import dev.plinth.environment.Deployment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must be there before any work begins: all that is missing is said at once. */
final class Prerequisites {
  private Prerequisites() {}

  /**
   * Looks for terraform, the credentials and the place of the state.
   *
   * @return the terraform to use
   * @throws OperationFailed if anything is missing
   */
  static TerraformBinary require(
      String searchPath, AwsAccess access, Deployment deployment, StateKeeping state) {
    var obstacles = new ArrayList<Obstacle>();
    Optional<TerraformBinary> terraform = TerraformBinary.onPath(searchPath);
    terraform.ifPresentOrElse(
        binary -> binary.obstacle().ifPresent(obstacles::add),
        () -> obstacles.add(TerraformBinary.missing()));
    Optional<Obstacle> credentials = Credentials.obstacle(access, deployment);
    // Without the right credentials, what is said of the bucket would be wrong.
    obstacles.addAll(credentials.map(List::of).orElseGet(state::obstacles));
    if (!obstacles.isEmpty()) {
      throw new OperationFailed(obstacles);
    }
    return terraform.orElseThrow();
  }
}
