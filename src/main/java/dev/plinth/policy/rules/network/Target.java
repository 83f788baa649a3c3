package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * What load balancers lead to: the tasks of an ECS service, or the instances of a group.
 *
 * @param at the service or the group
 * @param groups addresses of its security groups, and ids of groups that are elsewhere
 * @param ports that requests come to
 */
record Target(Resource at, List<String> groups, List<Integer> ports) {
  private static final String TEMPLATE = "launch_template";
  private static final List<String> NAMES =
      List.of("id", "name", "launch_template_id", "launch_template_name");

  /** All of a document's. */
  static Stream<Target> all(TerraformDocument document) {
    return Stream.concat(
            ServiceNetwork.all(document)
                .map(
                    tasks ->
                        new Target(
                            tasks.service(), tasks.groups(), tasks.balancedPorts().toList())),
            document.resources("aws_autoscaling_group").stream()
                .map(instances -> instances(document, instances)))
        .filter(target -> !target.ports.isEmpty());
  }

  private static Target instances(TerraformDocument document, Resource instances) {
    List<Integer> ports =
        document.referred(instances, "target_group_arns").stream()
            .filter(targets -> targets.type().equals("aws_lb_target_group"))
            .flatMap(targets -> targets.number("port").stream().boxed())
            .distinct()
            .toList();
    return new Target(instances, groups(document, instances), ports);
  }

  /** Those of the launch templates that the instances are made from. */
  private static List<String> groups(TerraformDocument document, Resource instances) {
    Stream<Block> mixed =
        instances.blocks("mixed_instances_policy").stream()
            .flatMap(policy -> policy.blocks(TEMPLATE).stream())
            .flatMap(template -> template.blocks("launch_template_specification").stream());
    return Stream.concat(instances.blocks(TEMPLATE).stream(), mixed)
        .flatMap(
            named ->
                NAMES.stream()
                    .flatMap(
                        name -> Links.to(document, named, name, "aws_launch_template").stream()))
        .distinct()
        .flatMap(template -> groupsOfTemplate(document, template))
        .distinct()
        .toList();
  }

  private static Stream<String> groupsOfTemplate(TerraformDocument document, Resource template) {
    List<Block> networks = template.blocks("network_interfaces");
    return networks.isEmpty()
        ? GroupRule.names(document, template, "vpc_security_group_ids")
        : networks.stream()
            .flatMap(network -> GroupRule.names(document, network, "security_groups"));
  }

  /** Whether all of its groups are in the document. */
  boolean isKnown(TerraformDocument document) {
    return !groups.isEmpty() && groups.stream().allMatch(group -> document.find(group).isPresent());
  }
}
