package dev.plinth.review.plan;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.review.plan.DriftedResource.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What somebody added to a managed resource beside Terraform: rules of a security group, policies
 * of a role. Where each of these is a resource of its own, no plan knows of one more.
 */
final class Additions {
  private final List<JsonNode> resources;
  private final List<JsonNode> configured;

  private Additions(JsonNode plan) {
    this.resources = managed(plan.path("prior_state").path("values").path("root_module"));
    this.configured = managed(plan.path("configuration").path("root_module"));
  }

  /** Those that a plan saw when it read what is there. */
  static List<DriftedResource> in(JsonNode plan) {
    var additions = new Additions(plan);
    return Stream.concat(additions.rules(), additions.policies()).toList();
  }

  private Stream<DriftedResource> rules() {
    return of("aws_security_group")
        .flatMap(
            group ->
                added(
                    group,
                    Stream.of("ingress", "egress")
                        .filter(direction -> !isConfigured(group, direction))
                        .flatMap(direction -> rulesBeside(group.path("values"), direction))));
  }

  private Stream<String> rulesBeside(JsonNode group, String direction) {
    Set<Rule> managed =
        of("aws_vpc_security_group_" + direction + "_rule")
            .map(rule -> rule.path("values"))
            .filter(rule -> rule.path("security_group_id").equals(group.path("id")))
            .flatMap(Rule::ofResource)
            .collect(Collectors.toSet());
    Set<Rule> there =
        PlannedResource.elements(group.path(direction))
            .flatMap(rule -> Rule.ofGroup(rule, group.path("id").asText()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    there.removeAll(managed);
    return there.stream().map(rule -> direction + " " + rule);
  }

  private Stream<DriftedResource> policies() {
    return of("aws_iam_role")
        .flatMap(
            role ->
                added(
                    role,
                    Stream.concat(
                        beside(
                            role,
                            "managed_policy_arns",
                            JsonNode::asText,
                            "aws_iam_role_policy_attachment",
                            "policy_arn"),
                        beside(
                            role,
                            "inline_policy",
                            policy -> policy.path("name").asText(),
                            "aws_iam_role_policy",
                            "name"))));
  }

  /** Elements of a role's list that no resource of a type stands for. */
  private Stream<String> beside(
      JsonNode role, String list, Function<JsonNode, String> name, String type, String attribute) {
    if (isConfigured(role, list)) {
      return Stream.empty();
    }
    Set<String> managed =
        of(type)
            .map(policy -> policy.path("values"))
            .filter(policy -> policy.path("role").equals(role.path("values").path("name")))
            .map(policy -> policy.path(attribute).asText())
            .collect(Collectors.toSet());
    return PlannedResource.elements(role.path("values").path(list))
        .map(name)
        .filter(policy -> !policy.isEmpty() && !managed.contains(policy))
        .map(policy -> "policy " + policy);
  }

  private static Stream<DriftedResource> added(JsonNode resource, Stream<String> additions) {
    List<String> lines = additions.map(addition -> "+ " + addition).toList();
    return lines.isEmpty()
        ? Stream.empty()
        : Stream.of(new DriftedResource(resource.path("address").asText(), Kind.ADDED_TO, lines));
  }

  private boolean isConfigured(JsonNode resource, String argument) {
    return configured.stream()
        .filter(declared -> isOf(declared, resource))
        .anyMatch(declared -> declared.path("expressions").has(argument));
  }

  /** The address of an instance ends in its key. */
  private static boolean isOf(JsonNode declared, JsonNode resource) {
    return declared.path("type").equals(resource.path("type"))
        && declared.path("name").equals(resource.path("name"));
  }

  private Stream<JsonNode> of(String type) {
    return resources.stream().filter(resource -> resource.path("type").asText().equals(type));
  }

  private static List<JsonNode> managed(JsonNode module) {
    return PlannedResource.elements(module.path("resources"))
        .filter(resource -> resource.path("mode").asText().equals("managed"))
        .toList();
  }

  /**
   * A rule of a security group with one peer.
   *
   * @param ports such as {@code tcp 443-443}; {@code all} without ports for every protocol
   */
  private record Rule(String ports, String peer) {
    private static final String EVERYTHING = "-1";

    static Stream<Rule> ofResource(JsonNode rule) {
      return Stream.of("cidr_ipv4", "cidr_ipv6", "prefix_list_id", "referenced_security_group_id")
          .map(rule::path)
          .filter(JsonNode::isTextual)
          .map(peer -> new Rule(ports(rule, "ip_protocol"), withoutAccount(peer.asText())));
    }

    static Stream<Rule> ofGroup(JsonNode rule, String self) {
      var peers = new ArrayList<String>();
      for (String list :
          List.of("cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups")) {
        PlannedResource.elements(rule.path(list))
            .forEach(peer -> peers.add(withoutAccount(peer.asText())));
      }
      if (rule.path("self").asBoolean()) {
        peers.add(self);
      }
      return peers.stream().map(peer -> new Rule(ports(rule, "protocol"), peer));
    }

    private static String ports(JsonNode rule, String protocol) {
      String name = rule.path(protocol).asText();
      return name.equals(EVERYTHING)
          ? "all"
          : "%s %s-%s".formatted(name, rule.path("from_port"), rule.path("to_port"));
    }

    /** A group of another account is written as {@code account/group}. */
    private static String withoutAccount(String peer) {
      return peer.contains("/sg-") ? peer.substring(peer.indexOf('/') + 1) : peer;
    }

    @Override
    public String toString() {
      return "%s with %s".formatted(ports, peer);
    }
  }
}
