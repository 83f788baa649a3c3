package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.iam_role.IamRole;
import com.hashicorp.cdktf.providers.aws.iam_role_policy.IamRolePolicy;
import com.hashicorp.cdktf.providers.aws.iam_role_policy_attachment.IamRolePolicyAttachment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import software.constructs.Construct;

/** What an AWS service may do for us, each purpose a policy of its own. */
public final class Role extends Construct {
  private final UnaryOperator<String> names;
  private final IamRole role;
  private final List<ITerraformDependable> rights = new ArrayList<>();

  public Role(Construct scope, String id, RoleProps props) {
    super(scope, id + "-role");
    names = props.names();
    role =
        at(
            id,
            IamRole.Builder.create(this, "role")
                .name(names.apply(props.part()))
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
   * For what acts in the role at once: Terraform sees no connection between it and the policies.
   */
  List<ITerraformDependable> rights() {
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
