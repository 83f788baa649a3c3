package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Versions of what is launched. */
public final class AsgUsesLaunchTemplate implements DocumentRule {
  @Override
  public String title() {
    return "Groups launch instances from a launch template";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A launch configuration has no versions and knows nothing that EC2 has learned"
        + " since 2022; new accounts cannot make one.";
  }

  @Override
  public String remedy() {
    return "Move its arguments to an aws_launch_template and name it in the group. New"
        + " instances come from it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("autoscaling", "AutoScaling", 9));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "launch_configuration": "${aws_launch_configuration.app.name}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "launch_template": {"id": "${aws_launch_template.app.id}", "version": "$Latest"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_autoscaling_group").stream()
        .filter(group -> !hasTemplate(group))
        .map(group -> finding(group, "it has no launch_template"));
  }

  private static boolean hasTemplate(Resource group) {
    return Stream.concat(
            group.blocks("launch_template").stream(),
            group.blocks("mixed_instances_policy").stream()
                .flatMap(mixed -> mixed.blocks("launch_template").stream())
                .flatMap(template -> template.blocks("launch_template_specification").stream()))
        .anyMatch(AsgUsesLaunchTemplate::isNamed);
  }

  private static boolean isNamed(Block template) {
    return Stream.of("id", "name", "launch_template_id", "launch_template_name")
        .anyMatch(template::isSet);
  }
}
