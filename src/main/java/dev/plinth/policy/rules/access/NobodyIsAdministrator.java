package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Nobody may do everything. Who administers the account has roles that no platform makes. */
public final class NobodyIsAdministrator implements DocumentRule {
  @Override
  public String title() {
    return "No role, user or group of a platform is an administrator";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Who gets at it has the account: its data, its backups and the records of what"
        + " was done.";
  }

  @Override
  public String remedy() {
    return "Replace the policy by one that names what is needed. People administer by the"
        + " roles of the organization.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("iam", "IAM", 1), Source.cis("3.0.0", "1.16"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_role": {"deployer": {"name": "deployer", "assume_role_policy": "{}"}},
          "aws_iam_role_policy_attachment": {"deployer": {
            "role": "${aws_iam_role.deployer.name}",
            "policy_arn": "arn:aws:iam::aws:policy/AdministratorAccess"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_role": {"deployer": {"name": "deployer", "assume_role_policy": "{}"}},
          "aws_iam_role_policy_attachment": {"deployer": {
            "role": "${aws_iam_role.deployer.name}",
            "policy_arn": "arn:aws:iam::aws:policy/AWSCodePipeline_ReadOnlyAccess"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        IdentityPolicies.granted(document)
            .filter(granted -> Administrators.isOne(granted.statement()))
            .map(granted -> finding(granted.resource(), "it allows everything on everything")),
        ManagedPolicies.in(document)
            .filter(attached -> attached.isUnknown() || Administrators.isOne(attached.arn()))
            .map(
                attached ->
                    new Finding(
                        this,
                        attached.resource().address(),
                        "it attaches " + attached.arn(),
                        !attached.isUnknown())));
  }
}
