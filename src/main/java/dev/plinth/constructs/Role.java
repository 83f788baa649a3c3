package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import java.util.List;
import software.constructs.Construct;

/** What an AWS service may do for us, each purpose a policy of its own. */
public final class Role extends Construct {
  private final IamRole role;

  public Role(Construct scope, String id, RoleProps props) {
    super(scope, id + "-role");
    role =
        at(
            id,
            IamRole.Builder.create(this, "role")
                .name(props.name())
                .description(props.description())
                .assumeRolePolicy(
                    new PolicyDocument(this, id + "-trust", List.of(trust(props))).json())
                .build());
    props.policies().forEach(this::grant);
    props.managedPolicies().forEach(this::attach);
  }

  public String arn() {
    return role.getArn();
  }

  public String name() {
    return role.getName();
  }

  /**
   * Lets the role do one thing more.
   *
   * @param id address of the policy, and its name with hyphens
   */
  public void grant(String id, List<Statement> statements) {
    at(
        id,
        IamRolePolicy.Builder.create(this, id)
            .name(id.replace('_', '-'))
            .role(role.getId())
            .policy(new PolicyDocument(this, id, statements).json())
            .build());
  }

  private void attach(String id, String policyArn) {
    at(
        id,
        IamRolePolicyAttachment.Builder.create(this, id + "-attachment")
            .role(role.getName())
            .policyArn(policyArn)
            .build());
  }

  private static Statement trust(RoleProps props) {
    var trust =
        Statement.allow("Assume", List.of("sts:AssumeRole"), List.of())
            .to(Principal.service(props.service()));
    return props
        .sourceAccount()
        .map(account -> trust.when("StringEquals", "aws:SourceAccount", account))
        .orElse(trust);
  }
}
