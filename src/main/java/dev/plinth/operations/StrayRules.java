package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Finds rules of security groups that a run made and could not write into the state. They have no
 * name, and the plan of a first deployment does not know their group yet: one is known by what it
 * says and by its tags.
 */
final class StrayRules {
  private final AwsAccess access;

  StrayRules(AwsAccess access) {
    this.access = access;
  }

  /** The id of the only rule that says the same and carries the same tags. */
  Optional<String> id(JsonNode wanted, boolean egress) {
    try (var ec2 = access.ec2()) {
      List<String> ids =
          ec2.describeSecurityGroupRulesPaginator(request -> {}).securityGroupRules().stream()
              .filter(rule -> rule.isEgress() == egress)
              .filter(rule -> saysTheSame(rule, wanted))
              .filter(rule -> tags(rule).equals(tags(wanted)))
              .map(SecurityGroupRule::securityGroupRuleId)
              .toList();
      return ids.size() == 1 ? Optional.of(ids.get(0)) : Optional.empty();
    }
  }

  /** What the plan does not know yet is not compared. */
  private static boolean saysTheSame(SecurityGroupRule rule, JsonNode wanted) {
    return same(rule.groupId(), wanted.path("security_group_id"))
        && same(rule.ipProtocol(), wanted.path("ip_protocol"))
        && same(rule.fromPort(), wanted.path("from_port"))
        && same(rule.toPort(), wanted.path("to_port"))
        && same(rule.cidrIpv4(), wanted.path("cidr_ipv4"))
        && same(rule.description(), wanted.path("description"));
  }

  private static boolean same(Object found, JsonNode wanted) {
    return wanted.isMissingNode()
        || wanted.isNull()
        || wanted.asText().equals(String.valueOf(found));
  }

  private static Map<String, String> tags(SecurityGroupRule rule) {
    return rule.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
  }

  private static Map<String, String> tags(JsonNode wanted) {
    return StreamSupport.stream(wanted.path("tags_all").properties().spliterator(), false)
        .collect(Collectors.toMap(Map.Entry::getKey, tag -> tag.getValue().asText()));
  }
}
