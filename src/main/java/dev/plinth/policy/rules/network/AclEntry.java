package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule of a network ACL: written within it, or in a resource of its own. The first that fits, in
 * the order of their numbers, decides.
 *
 * @param at the resource that it is written in
 * @param acl that it belongs to: an address, or an id
 * @param inward whether it is about what comes in
 * @param body with number, protocol, ports and addresses
 * @param action {@code allow} or {@code deny}
 * @param number its place
 */
record AclEntry(Resource at, String acl, boolean inward, Block body, String action, int number) {
  private static final Set<String> EVERYTHING = Set.of("-1", "all");
  private static final Set<String> TCP = Set.of("tcp", "6");
  private static final List<String> BLOCKS = List.of("cidr_block", "ipv6_cidr_block");

  /** All of a document's, in its order. */
  static Stream<AclEntry> all(TerraformDocument document) {
    return document.resources().stream().flatMap(resource -> in(document, resource));
  }

  private static Stream<AclEntry> in(TerraformDocument document, Resource resource) {
    return switch (resource.type()) {
      case "aws_network_acl", "aws_default_network_acl" ->
          Stream.concat(
              resource.blocks("ingress").stream().map(body -> within(resource, body, true)),
              resource.blocks("egress").stream().map(body -> within(resource, body, false)));
      case "aws_network_acl_rule" -> Stream.of(alone(document, resource));
      default -> Stream.empty();
    };
  }

  private static AclEntry within(Resource acl, Block body, boolean inward) {
    return new AclEntry(
        acl,
        acl.address(),
        inward,
        body,
        body.text("action").orElse(""),
        body.number("rule_no").orElse(Integer.MAX_VALUE));
  }

  private static AclEntry alone(TerraformDocument document, Resource rule) {
    String acl =
        document.referred(rule, "network_acl_id").stream()
            .map(Resource::address)
            .findFirst()
            .orElseGet(() -> rule.text("network_acl_id").orElse(""));
    return new AclEntry(
        rule,
        acl,
        !rule.isTrue("egress"),
        rule,
        rule.text("rule_action").orElse(""),
        rule.number("rule_number").orElse(Integer.MAX_VALUE));
  }

  boolean allows() {
    return !action.equals("deny");
  }

  /** Whether it is about connections from the whole internet to a port, or may be. */
  boolean mayFit(int port) {
    return peers().anyMatch(peer -> peer != Peer.LIMITED) && (isUnknown() || takes(port));
  }

  /** Whether it is about all of them for sure. */
  boolean fits(int port) {
    return peers().anyMatch(Peer.INTERNET::equals) && !isUnknown() && takes(port);
  }

  private boolean takes(int port) {
    String protocol = body.value("protocol").asText();
    return EVERYTHING.contains(protocol)
        || TCP.contains(protocol)
            && body.number("from_port").orElse(0) <= port
            && port <= body.number("to_port").orElse(0);
  }

  private boolean isUnknown() {
    return Stream.of("protocol", "from_port", "to_port").anyMatch(body::isUnknown);
  }

  private Stream<Peer> peers() {
    return BLOCKS.stream().flatMap(argument -> Peer.ofBlocks(body, argument));
  }
}
