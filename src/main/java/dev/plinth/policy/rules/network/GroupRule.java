package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule of a security group: written within the group, or in a resource of its own.
 *
 * @param at the resource that it is written in
 * @param group that it belongs to: an address, or the id of a group that is elsewhere
 * @param inward whether it admits; otherwise it lets out
 * @param body with protocol, ports and peers
 * @param peers with addresses that it names
 * @param groups that it names, as {@code group}
 */
record GroupRule(
    Resource at, String group, boolean inward, Block body, List<Peer> peers, List<String> groups) {
  private static final Set<String> EVERYTHING = Set.of("-1", "all");
  private static final Set<String> WITH_PORTS = Set.of("tcp", "udp", "6", "17");
  private static final Set<String> TCP = Set.of("tcp", "6");
  private static final int LAST_PORT = 65535;

  private static final String GROUP = "aws_security_group";
  private static final String DEFAULT_GROUP = "aws_default_security_group";

  /** All rules of the groups of a document, in its order. */
  static List<GroupRule> all(TerraformDocument document) {
    return document.resources().stream().flatMap(resource -> in(document, resource)).toList();
  }

  /** Those that admit. */
  static List<GroupRule> inward(TerraformDocument document) {
    return all(document).stream().filter(GroupRule::inward).toList();
  }

  private static Stream<GroupRule> in(TerraformDocument document, Resource resource) {
    return switch (resource.type()) {
      case GROUP, DEFAULT_GROUP ->
          Stream.concat(
              resource.blocks("ingress").stream()
                  .map(body -> older(document, resource, resource.address(), true, body)),
              resource.blocks("egress").stream()
                  .map(body -> older(document, resource, resource.address(), false, body)));
      case "aws_security_group_rule" ->
          Stream.of(
              older(
                  document,
                  resource,
                  group(document, resource),
                  !resource.text("type").orElse("").equals("egress"),
                  resource));
      case "aws_vpc_security_group_ingress_rule" -> Stream.of(newer(document, resource, true));
      case "aws_vpc_security_group_egress_rule" -> Stream.of(newer(document, resource, false));
      default -> Stream.empty();
    };
  }

  private static GroupRule older(
      TerraformDocument document, Resource at, String group, boolean inward, Block body) {
    var peers =
        Stream.of(
                Peer.ofBlocks(body, "cidr_blocks"),
                Peer.ofBlocks(body, "ipv6_cidr_blocks"),
                Peer.ofLists(document, body, "prefix_list_ids"))
            .flatMap(found -> found)
            .toList();
    var groups =
        Stream.of(
                names(document, body, "security_groups"),
                names(document, body, "source_security_group_id"),
                body.isTrue("self") ? Stream.of(group) : Stream.<String>empty())
            .flatMap(found -> found)
            .toList();
    return new GroupRule(at, group, inward, body, peers, groups);
  }

  private static GroupRule newer(TerraformDocument document, Resource rule, boolean inward) {
    var peers =
        Stream.of(
                Peer.ofBlocks(rule, "cidr_ipv4"),
                Peer.ofBlocks(rule, "cidr_ipv6"),
                Peer.ofLists(document, rule, "prefix_list_id"))
            .flatMap(found -> found)
            .toList();
    return new GroupRule(
        rule,
        group(document, rule),
        inward,
        rule,
        peers,
        names(document, rule, "referenced_security_group_id").toList());
  }

  private static String group(TerraformDocument document, Resource rule) {
    return names(document, rule, "security_group_id").findFirst().orElse("");
  }

  /**
   * The groups that an argument names: addresses of those in the document, and what is written for
   * others, an id or an expression.
   */
  static Stream<String> names(TerraformDocument document, Block body, String argument) {
    List<Resource> groups =
        Stream.of(GROUP, DEFAULT_GROUP)
            .flatMap(type -> Links.to(document, body, argument, type).stream())
            .toList();
    List<String> ids = groups.stream().flatMap(group -> group.text("id").stream()).toList();
    return Stream.concat(
        groups.stream().map(Resource::address),
        body.texts(argument).stream()
            .filter(text -> groups.isEmpty() || text.startsWith("sg-") && !ids.contains(text)));
  }

  /** Whether it names the port of a connection that TCP makes. */
  boolean takes(int port) {
    return EVERYTHING.contains(protocol())
        || TCP.contains(protocol()) && from() <= port && port <= to();
  }

  /** Whether it names one port, of those given, and nothing else. */
  boolean takesOnly(Set<Integer> ports) {
    return TCP.contains(protocol()) && from() == to() && ports.contains(from());
  }

  /** Whether it leaves no port out. */
  boolean takesEverything() {
    return EVERYTHING.contains(protocol())
        || WITH_PORTS.contains(protocol()) && from() <= 1 && to() >= LAST_PORT;
  }

  /** Whether protocol or ports are known only after apply. */
  boolean isUnknown() {
    return Stream.of("protocol", "ip_protocol", "from_port", "to_port").anyMatch(body::isUnknown);
  }

  /** The ports as people write them: {@code port 22}, {@code ports 1-1024}. */
  String ports() {
    return takesEverything()
        ? "all ports"
        : from() == to() ? "port " + from() : "ports %d-%d".formatted(from(), to());
  }

  String protocol() {
    return body.value("ip_protocol").asText(body.value("protocol").asText());
  }

  private int from() {
    return body.number("from_port").orElse(-1);
  }

  private int to() {
    return body.number("to_port").orElse(-1);
  }
}
