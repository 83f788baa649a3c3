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

/** Who counts, counts alone. */
public final class ScalingKeepsItsCount implements DocumentRule {
  @Override
  public String title() {
    return "Terraform leaves a number that scaling moves alone";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Each apply takes the number back to that of the configuration: at the hour"
        + " with most load, half of the tasks go.";
  }

  @Override
  public String remedy() {
    return "Add desired_count of the service, or desired_capacity of the group, to"
        + " ignore_changes of its lifecycle.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform AWS provider, aws_ecs_service, Ignoring changes to desired count",
            "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/ecs_service#ignoring-changes-to-desired-count"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "desired_count": 2}},
          "aws_appautoscaling_target": {"orders": {"service_namespace": "ecs",
            "resource_id": "service/shop/orders", "min_capacity": 2, "max_capacity": 10}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ecs_service": {"orders": {"name": "orders", "desired_count": 2,
            "lifecycle": {"ignore_changes": ["desired_count"]}}},
          "aws_appautoscaling_target": {"orders": {"service_namespace": "ecs",
            "resource_id": "service/shop/orders", "min_capacity": 2, "max_capacity": 10}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        EcsServices.in(document).stream()
            .filter(service -> EcsServices.targets(document, service).findAny().isPresent())
            .flatMap(service -> judge(service, "desired_count")),
        document.resources("aws_autoscaling_group").stream()
            .filter(
                group ->
                    !document
                        .attachedTo(group, "aws_autoscaling_policy", "autoscaling_group_name")
                        .isEmpty())
            .flatMap(group -> judge(group, "desired_capacity")));
  }

  private Stream<Finding> judge(Resource scaled, String count) {
    return scaled.isSet(count) && !EcsServices.leaves(scaled, count)
        ? Stream.of(finding(scaled, "each apply sets %s, which scaling moves".formatted(count)))
        : Stream.empty();
  }
}
