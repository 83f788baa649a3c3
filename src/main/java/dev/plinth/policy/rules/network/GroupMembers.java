package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What the security groups of a document are around. */
final class GroupMembers {
  private static final List<String> ARGUMENTS =
      List.of("security_groups", "security_group_ids", "vpc_security_group_ids");

  /** Blocks that have such an argument where the resource itself has none. */
  private static final List<String> BLOCKS =
      List.of(
          "network_configuration",
          "network_interfaces",
          "vpc_config",
          "vpc_options",
          "broker_node_group_info",
          "compute_resources",
          "endpoint_details");

  private static final Set<String> LOAD_BALANCERS = Set.of("aws_lb", "aws_alb", "aws_elb");

  private final Map<String, List<Resource>> members = new HashMap<>();

  GroupMembers(TerraformDocument document) {
    document.resources().stream()
        .filter(resource -> !resource.type().contains("security_group"))
        .forEach(resource -> add(document, resource));
  }

  private void add(TerraformDocument document, Resource resource) {
    Stream.concat(
            Stream.of(resource), BLOCKS.stream().flatMap(name -> resource.blocks(name).stream()))
        .flatMap(
            block -> ARGUMENTS.stream().flatMap(name -> GroupRule.names(document, block, name)))
        .distinct()
        .forEach(group -> members.computeIfAbsent(group, it -> new ArrayList<>()).add(resource));
  }

  /** What is in a group, given by its address. */
  List<Resource> of(String group) {
    return members.getOrDefault(group, List.of());
  }

  /** Whether load balancers are in a group, and nothing else is. */
  boolean areLoadBalancers(String group) {
    List<Resource> found = of(group);
    return !found.isEmpty()
        && found.stream().allMatch(member -> LOAD_BALANCERS.contains(member.type()));
  }
}
