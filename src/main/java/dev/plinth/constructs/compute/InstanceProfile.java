package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import dev.plinth.constructs.access.Role;
import java.util.List;
import software.constructs.Construct;

/** Hands a role to instances. */
public final class InstanceProfile extends Construct {
  private final IamInstanceProfile profile;
  private final Role role;

  public InstanceProfile(Construct scope, String id, String name, Role role) {
    super(scope, id + "-instance-profile");
    this.role = role;
    profile =
        at(
            id,
            IamInstanceProfile.Builder.create(this, "profile")
                .name(name)
                .role(role.name())
                .build());
  }

  public String arn() {
    return profile.getArn();
  }

  /** What an instance may do, for the fleet that starts it. */
  List<ITerraformDependable> rights() {
    return role.rights();
  }
}
