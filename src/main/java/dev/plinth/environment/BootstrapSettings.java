package dev.plinth.environment;

/** The stack that makes the place where an account keeps its Terraform state. */
@Prefix("")
public record BootstrapSettings(
    Deployment deployment,
    @Setting("days that a replaced version of a state is kept")
        @Allowed.Between(min = 30, max = 3650)
        Variable<Integer> noncurrentVersionDays)
    implements EnvironmentSettings, Checked {

  @Override
  public void check(Problems problems) {
    if (!deployment.stateRegion().equals(deployment.region())) {
      problems.add(
          "state_region",
          deployment.stateRegion(),
          "%s: the stack makes the bucket in its own region".formatted(deployment.region()));
    }
  }
}
