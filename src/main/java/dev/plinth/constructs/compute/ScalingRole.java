package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.iam_service_linked_role.IamServiceLinkedRole;
import software.constructs.Construct;

/**
 * The role in which an auto scaling group launches instances. One for the platform alone, since the
 * account's common one need not exist yet, and a key policy that names a missing role is refused.
 */
public final class ScalingRole extends Construct {
  private final IamServiceLinkedRole role;

  /**
   * @param suffix what follows {@code AWSServiceRoleForAutoScaling_}
   */
  public ScalingRole(Construct scope, String id, String suffix) {
    super(scope, id + "-scaling-role");
    role =
        at(
            id,
            IamServiceLinkedRole.Builder.create(this, "role")
                .awsServiceName("autoscaling.amazonaws.com")
                .customSuffix(suffix)
                .description("Launches the instances of " + suffix)
                .build());
  }

  public String arn() {
    return role.getArn();
  }
}
