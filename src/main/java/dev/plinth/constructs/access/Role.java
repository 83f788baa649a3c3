package dev.plinth.constructs.access;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import dev.plinth.constructs.ShortName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/** What an AWS service or a person may do for us, each purpose a policy of its own. */
public final class Role extends Construct {
  private static final int LONGEST_NAME = 64;

  private final UnaryOperator<String> names;
  private final IamRole role;
  private final String arn;
  private final List<ITerraformDependable> rights = new ArrayList<>();

  public Role(Construct scope, String id, RoleProps props) {
    super(scope, id + "-role");
    names = props.names();
    role =
        at(
            id,
            IamRole.Builder.create(this, "role")
                .name(ShortName.within(LONGEST_NAME, names.apply(props.part())))
                .description(props.description())
                .assumeRolePolicy(
                    new PolicyDocument(this, id + "-trust", List.of(props.trust())).json())
                .maxSessionDuration(props.longestSession().orElse(null))
                .build());
    arn = role.getArn();
    props.policies().forEach(this::grant);
    props.managedPolicies().forEach(this::attach);
  }

  public String arn() {
    return arn;
  }

  public String name() {
    return role.getName();
  }

  /**
   * For what acts in the role at once: Terraform sees no connection between it and the policies.
   */
  public List<ITerraformDependable> rights() {
    return List.copyOf(rights);
  }

  private void grant(String id, List<Statement> statements) {
    rights.add(
        at(
            id,
            IamRolePolicy.Builder.create(this, id)
                .name(names.apply(id.replace('_', '-')))
                .role(role.getId())
                .policy(new PolicyDocument(this, id, statements).json())
                .build()));
  }

  private void attach(String id, String policyArn) {
    rights.add(
        at(
            id,
            IamRolePolicyAttachment.Builder.create(this, id + "-attachment")
                .role(role.getName())
                .policyArn(policyArn)
                .build()));
  }
}
