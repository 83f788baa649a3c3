package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who does not answer is replaced. */
public final class AsgReplacesSickInstances implements DocumentRule {
  private static final String TYPE = "health_check_type";

  @Override
  public String title() {
    return "Groups behind a load balancer replace instances that it finds sick";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "EC2 sees only that the machine runs. One that answers nobody stays in the" + " group.";
  }

  @Override
  public String remedy() {
    return "Set health_check_type to ELB, and a grace period that a start needs. It"
        + " changes in place.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("autoscaling", "AutoScaling", 1));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "target_group_arns": ["${aws_lb_target_group.app.arn}"], "health_check_type": "EC2"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "target_group_arns": ["${aws_lb_target_group.app.arn}"], "health_check_type": "ELB"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_autoscaling_group").stream()
        .filter(group -> isBalanced(document, group))
        .filter(group -> !group.text(TYPE).orElse("").equals("ELB"))
        .map(group -> finding(group, TYPE, TYPE + " is not ELB"));
  }

  private static boolean isBalanced(TerraformDocument document, Resource group) {
    return Stream.of("target_group_arns", "load_balancers", "traffic_source")
            .map(group::value)
            .anyMatch(balancers -> !balancers.isEmpty() || balancers.isTextual())
        || Stream.of("aws_autoscaling_attachment", "aws_autoscaling_traffic_source_attachment")
            .flatMap(type -> document.attachedTo(group, type, "autoscaling_group_name").stream())
            .findAny()
            .isPresent();
  }
}
