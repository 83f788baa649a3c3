package dev.plinth.environment;

import java.util.Optional;

/** The stack that makes the place where an account keeps its Terraform state. */
@Prefix("")
public record BootstrapSettings(
    Deployment deployment,
    @Setting("days that a replaced version of a state is kept")
        @Allowed.Between(min = 30, max = 3650)
        Variable<Integer> noncurrentVersionDays,
    @Setting("region that states and backups are copied to; empty: they are not replicated")
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-west-2, or empty")
        Optional<String> replicaRegion)
    implements EnvironmentSettings, Checked {
  private static final int LONGEST_BUCKET_NAME = 63;

  @Override
  public void check(Problems problems) {
    if (!deployment.stateRegion().equals(deployment.region())) {
      problems.add(
          "state_region",
          deployment.stateRegion(),
          "%s: the stack makes the bucket in its own region".formatted(deployment.region()));
    }
    replicaRegion.ifPresent(region -> checkReplica(problems, region));
  }

  private void checkReplica(Problems problems, String region) {
    if (region.equals(deployment.region())) {
      problems.add("replica_region", region, "another region than region, or empty");
    }
    if (deployment.stateReplica().length() > LONGEST_BUCKET_NAME) {
      problems.add(
          "state_bucket",
          deployment.stateBucket(),
          "short enough for %s, the name of its replica, to have %d characters"
              .formatted(deployment.stateReplica(), LONGEST_BUCKET_NAME));
    }
  }
}
