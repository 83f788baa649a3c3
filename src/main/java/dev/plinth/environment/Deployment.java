package dev.plinth.environment;

import java.util.Set;

/** Where a platform is deployed, and where its state is kept. */
public record Deployment(
    @Setting("name of the environment: the settings file and the Terraform workspace carry it too")
        @Allowed.Matching(
            value = "[a-z][a-z0-9]{1,23}",
            says = "2 to 24 lower-case letters and digits, a letter first")
        String environment,
    @Setting("AWS account that this environment lives in; no other account is touched")
        @Allowed.Matching(value = "[0-9]{12}", says = "an account number of 12 digits")
        String accountId,
    @Setting("AWS region that this environment lives in")
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-east-1")
        String region,
    @Setting("S3 bucket that keeps the Terraform state, made by the bootstrap stack")
        @Allowed.Matching(
            value = "[a-z0-9][a-z0-9-]{1,61}[a-z0-9]",
            says = "a bucket name of 3 to 63 lower-case letters, digits and hyphens")
        String stateBucket,
    @Setting("DynamoDB table that locks the Terraform state, made by the bootstrap stack")
        @Allowed.Matching(
            value = "[A-Za-z0-9_.-]{3,255}",
            says = "a table name of 3 to 255 letters, digits, '_', '.' and '-'")
        String lockTable,
    @Setting("AWS region of the state bucket and the lock table")
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-east-1")
        String stateRegion) {

  private static final Set<String> PRODUCTION = Set.of("production", "prod");

  /** The bucket in another region that the state bucket is copied to, where it is. */
  public String stateReplica() {
    return stateBucket + "-replica";
  }

  /** Whether users depend on it, or will when it stands in for production in another region. */
  public boolean isProduction() {
    return isProduction(environment);
  }

  /** Whether an environment of that name is production, or stands in for it in another region. */
  static boolean isProduction(String environment) {
    return PRODUCTION.contains(StandIn.original(environment));
  }

  /** The environment that it stands in for in another region; its own name where it does not. */
  public String original() {
    return environment.endsWith(StandIn.code(region)) ? StandIn.original(environment) : environment;
  }

  /** A physical name in this environment: production has the plain name, others append theirs. */
  public String qualify(String name) {
    return PRODUCTION.contains(environment) ? name : name + "-" + environment;
  }
}
