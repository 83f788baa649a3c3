package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.iam_instance_profile.IamInstanceProfile;
import software.constructs.Construct;

/** Hands a role to instances. */
public final class InstanceProfile extends Construct {
  private final IamInstanceProfile profile;

  public InstanceProfile(Construct scope, String id, String name, Role role) {
    super(scope, id + "-instance-profile");
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
}
