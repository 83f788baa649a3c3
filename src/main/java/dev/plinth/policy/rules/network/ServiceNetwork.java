package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * What surrounds the tasks of an ECS service.
 *
 * @param service that they belong to
 * @param groups addresses of their security groups, and ids of groups that are elsewhere
 * @param rules of these groups
 */
record ServiceNetwork(Resource service, List<String> groups, List<GroupRule> rules) {
  /** Of each service whose tasks have a network of their own. */
  static Stream<ServiceNetwork> all(TerraformDocument document) {
    List<GroupRule> rules = GroupRule.all(document);
    return document.resources("aws_ecs_service").stream()
        .filter(service -> !service.blocks("network_configuration").isEmpty())
        .map(service -> of(document, service, rules));
  }

  private static ServiceNetwork of(
      TerraformDocument document, Resource service, List<GroupRule> rules) {
    List<String> groups =
        service.blocks("network_configuration").stream()
            .flatMap(network -> GroupRule.names(document, network, "security_groups"))
            .toList();
    return new ServiceNetwork(
        service, groups, rules.stream().filter(rule -> groups.contains(rule.group())).toList());
  }

  /** Whether they are of a kind. */
  boolean are(ServiceKind kind) {
    return ServiceKind.of(service) == kind;
  }

  Stream<GroupRule> inward() {
    return rules.stream().filter(GroupRule::inward);
  }

  Stream<GroupRule> outward() {
    return rules.stream().filter(rule -> !rule.inward());
  }

  /** The ports that load balancers lead to. */
  Stream<Integer> balancedPorts() {
    return service.blocks("load_balancer").stream()
        .flatMap(block -> block.number("container_port").stream().boxed())
        .distinct();
  }
}
