package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.PlanDocument.Change;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * What hangs on a network that is to be deleted: EC2 deletes no VPC, subnet or security group that
 * is in use (its error {@code DependencyViolation}), and does not say by what.
 */
final class Attachments {
  /** By what EC2 finds network interfaces, for each type of resource that they hang on. */
  private static final Map<String, String> FILTERS =
      Map.of(
          "aws_vpc", "vpc-id",
          "aws_internet_gateway", "vpc-id",
          "aws_subnet", "subnet-id",
          "aws_security_group", "group-id");

  private static final String SCALING_GROUP = "aws:autoscaling:groupName";

  private final AwsAccess access;

  Attachments(AwsAccess access) {
    this.access = access;
  }

  /** Everything that hangs on one resource, in the order in which it has to go. */
  List<Attachment> of(Change change) {
    String filter = FILTERS.get(change.type());
    if (filter == null) {
      return List.of();
    }
    String id =
        change
            .before()
            .path(change.type().equals("aws_internet_gateway") ? "vpc_id" : "id")
            .asText();
    try (var ec2 = access.ec2()) {
      return sorted(
          Stream.concat(
              interfaces(ec2, filter, Set.of(id)).map(found -> attachment(found, id)),
              change.type().equals("aws_security_group")
                  ? rules(ec2, Set.of(id), Set.of(id))
                  : Stream.empty()));
    }
  }

  /**
   * What hangs on the networks of a plan and does not go with it: instances and network interfaces
   * of somebody else, and rules of other security groups. What services of AWS made is left out:
   * most of it goes with what the plan deletes.
   */
  List<Attachment> besides(PlanDocument plan) {
    Set<String> networks = values(plan, "aws_vpc", "id");
    Set<String> groups = values(plan, "aws_security_group", "id");
    if (networks.isEmpty()) {
      return List.of();
    }
    try (var ec2 = access.ec2()) {
      List<NetworkInterface> found = interfaces(ec2, "vpc-id", networks).toList();
      Set<String> ours = ownInstances(ec2, plan, found);
      Set<String> ourInterfaces = ownInterfaces(plan);
      return sorted(
          Stream.concat(
              found.stream()
                  .filter(one -> !ourInterfaces.contains(one.networkInterfaceId()))
                  .map(one -> attachment(one, one.subnetId()))
                  .filter(one -> one.service().isEmpty())
                  .filter(one -> one.instance().filter(ours::contains).isEmpty()),
              groups.isEmpty() ? Stream.empty() : rules(ec2, groups, groups)));
    }
  }

  private static Stream<NetworkInterface> interfaces(
      Ec2Client ec2, String filter, Set<String> values) {
    return ec2
        .describeNetworkInterfacesPaginator(request -> request.filters(filter(filter, values)))
        .networkInterfaces()
        .stream();
  }

  /** Rules about some groups, in groups other than these. */
  private static Stream<Attachment> rules(Ec2Client ec2, Set<String> about, Set<String> except) {
    return Stream.of("ip-permission.group-id", "egress.ip-permission.group-id")
        .flatMap(
            side ->
                ec2
                    .describeSecurityGroupsPaginator(
                        request -> request.filters(filter(side, about)))
                    .securityGroups()
                    .stream())
        .filter(group -> !except.contains(group.groupId()))
        .map(group -> rule(group, about))
        .distinct();
  }

  private static Attachment rule(SecurityGroup group, Set<String> about) {
    String peer =
        Stream.concat(group.ipPermissions().stream(), group.ipPermissionsEgress().stream())
            .flatMap(permission -> permission.userIdGroupPairs().stream())
            .map(pair -> pair.groupId())
            .filter(about::contains)
            .sorted()
            .findFirst()
            .orElseGet(() -> about.iterator().next());
    return new Attachment(group.groupId(), peer, Optional.empty(), Optional.empty(), true);
  }

  private static Attachment attachment(NetworkInterface found, String place) {
    Optional<String> instance =
        Optional.ofNullable(found.attachment()).map(attached -> attached.instanceId());
    return new Attachment(
        found.networkInterfaceId(),
        place,
        instance,
        isOfService(found) && instance.isEmpty()
            ? Optional.of(
                Optional.ofNullable(found.description())
                    .filter(text -> !text.isBlank())
                    .orElse(found.interfaceTypeAsString()))
            : Optional.empty(),
        false);
  }

  private static boolean isOfService(NetworkInterface found) {
    return Boolean.TRUE.equals(found.requesterManaged())
        || found.interfaceType() != NetworkInterfaceType.INTERFACE
        // Used, and by no instance: a task of ECS, a function, a directory.
        || found.status() == NetworkInterfaceStatus.IN_USE;
  }

  /** Network interfaces that the plan deletes, by themselves or with what has them. */
  private static Set<String> ownInterfaces(PlanDocument plan) {
    var own = new HashSet<>(values(plan, "aws_network_interface", "id"));
    own.addAll(values(plan, "aws_nat_gateway", "network_interface_id"));
    plan.changes().stream()
        .filter(change -> change.type().equals("aws_vpc_endpoint") && change.deletes())
        .flatMap(change -> change.before().findValues("network_interface_ids").stream())
        .forEach(ids -> ids.forEach(id -> own.add(id.asText())));
    return own;
  }

  /** Instances that the plan deletes, by itself or with their scaling group. */
  private static Set<String> ownInstances(
      Ec2Client ec2, PlanDocument plan, List<NetworkInterface> found) {
    var own = new HashSet<>(values(plan, "aws_instance", "id"));
    Set<String> scalingGroups = values(plan, "aws_autoscaling_group", "name");
    Set<String> ids =
        found.stream()
            .filter(one -> one.attachment() != null && one.attachment().instanceId() != null)
            .map(one -> one.attachment().instanceId())
            .collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      ec2
          .describeInstancesPaginator(request -> request.filters(filter("instance-id", ids)))
          .reservations()
          .stream()
          .flatMap(reservation -> reservation.instances().stream())
          .filter(instance -> isEnding(instance) || isScaledBy(scalingGroups, instance))
          .forEach(instance -> own.add(instance.instanceId()));
    }
    return own;
  }

  private static boolean isEnding(Instance instance) {
    InstanceStateName state = instance.state().name();
    return state == InstanceStateName.SHUTTING_DOWN || state == InstanceStateName.TERMINATED;
  }

  private static boolean isScaledBy(Set<String> scalingGroups, Instance instance) {
    return instance.tags().stream()
        .anyMatch(tag -> tag.key().equals(SCALING_GROUP) && scalingGroups.contains(tag.value()));
  }

  private static List<Attachment> sorted(Stream<Attachment> attachments) {
    return attachments
        .sorted(Comparator.comparing(Attachment::order).thenComparing(Attachment::id))
        .toList();
  }

  private static Set<String> values(PlanDocument plan, String type, String attribute) {
    return plan.changes().stream()
        .filter(change -> change.type().equals(type) && change.deletes())
        .map(change -> change.before().path(attribute))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .collect(Collectors.toSet());
  }

  private static Filter filter(String name, Set<String> values) {
    return Filter.builder().name(name).values(values).build();
  }
}
