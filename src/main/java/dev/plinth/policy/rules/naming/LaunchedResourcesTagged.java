package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What AWS launches on our behalf is tagged like what we make ourselves. */
public final class LaunchedResourcesTagged implements DocumentRule {
  private static final List<String> LAUNCHED = List.of("instance", "volume");
  private static final List<String> ORIGINS = List.of("SERVICE", "TASK_DEFINITION");

  @Override
  public String title() {
    return "Instances, volumes and tasks that are launched get tags";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "The largest items of the bill belong to nobody: default tags of the provider do not "
        + "reach what AWS launches.";
  }

  @Override
  public String remedy() {
    return "Give the launch template tag_specifications for instance and volume, and the ECS "
        + "service propagate_tags. Running ones get the tags when they are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Tag Auto Scaling groups and instances",
            "https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-tagging.html"),
        Source.page(
            "Tagging Amazon ECS resources",
            "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-using-tags.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"resource": {
  "aws_launch_template": {"app": {"instance_type": "t3.small"}},
  "aws_ecs_service": {"orders": {"name": "orders"}}
}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"resource": {
  "aws_launch_template": {"app": {"instance_type": "t3.small", "tag_specifications": [
    {"resource_type": "instance", "tags": {"Environment": "dev"}},
    {"resource_type": "volume", "tags": {"Environment": "dev"}}]}},
  "aws_ecs_service": {"orders": {"name": "orders", "propagate_tags": "SERVICE"}}
}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        document.resources("aws_launch_template").stream().flatMap(this::launched),
        document.resources("aws_ecs_service").stream()
            .filter(it -> it.text("propagate_tags").filter(ORIGINS::contains).isEmpty())
            .map(it -> finding(it, "propagate_tags", "propagate_tags is not set")));
  }

  private Stream<Finding> launched(Resource template) {
    return LAUNCHED.stream()
        .filter(
            kind ->
                template.blocks("tag_specifications").stream()
                    .noneMatch(
                        it -> it.text("resource_type").equals(Optional.of(kind)) && hasTags(it)))
        .map(
            kind ->
                finding(
                    template,
                    "tag_specifications",
                    "tag_specifications has no tags for each " + kind));
  }

  private static boolean hasTags(Block specification) {
    return specification.blocks("tags").stream().anyMatch(tags -> !tags.toString().equals("{}"));
  }
}
