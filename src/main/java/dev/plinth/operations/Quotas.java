package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToIntFunction;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.InstanceTypeInfo;

/**
 * Whether the account's quotas leave room for what a plan creates. Not every quota can be read, so
 * this warns and stops nothing: AWS itself refuses what is too much.
 */
final class Quotas {
  private final AwsAccess access;

  Quotas(AwsAccess access) {
    this.access = access;
  }

  /** A line for each quota that the plan would exceed. */
  List<String> warnings(PlanDocument plan) {
    var found = new ArrayList<String>();
    try (var ec2 = access.ec2()) {
      check(found, "vpc", "L-F678F1CE", "VPCs", created(plan, "aws_vpc"), ec2, Quotas::vpcs);
      check(
          found,
          "ec2",
          "L-0263D0A3",
          "elastic IP addresses",
          created(plan, "aws_eip"),
          ec2,
          Quotas::addresses);
      check(
          found,
          "ec2",
          "L-1216C47A",
          "vCPUs of standard instances on demand",
          processors(plan, ec2),
          ec2,
          client -> 0);
    } catch (SdkException unreadable) {
      found.add("the quotas could not be read: " + unreadable.getMessage());
    }
    return found;
  }

  private void check(
      List<String> found,
      String service,
      String code,
      String what,
      int wanted,
      Ec2Client ec2,
      ToIntFunction<Ec2Client> inUse) {
    OptionalDouble quota = wanted == 0 ? OptionalDouble.empty() : quota(service, code);
    if (quota.isPresent()) {
      int used = inUse.applyAsInt(ec2);
      if (used + wanted > quota.getAsDouble()) {
        found.add(
            "this needs %d %s more; %d are in use and the quota %s allows %.0f: ask for more under Service Quotas"
                .formatted(wanted, what, used, code, quota.getAsDouble()));
      }
    }
  }

  private OptionalDouble quota(String service, String code) {
    try (var quotas = access.quotas()) {
      return OptionalDouble.of(
          quotas
              .getServiceQuota(request -> request.serviceCode(service).quotaCode(code))
              .quota()
              .value());
    } catch (SdkException unreadable) {
      return OptionalDouble.empty();
    }
  }

  private static int created(PlanDocument plan, String type) {
    return (int)
        plan.changes().stream()
            .filter(change -> change.type().equals(type) && change.creates() && !change.deletes())
            .count();
  }

  private static int vpcs(Ec2Client ec2) {
    return (int) ec2.describeVpcsPaginator().vpcs().stream().count();
  }

  private static int addresses(Ec2Client ec2) {
    return ec2.describeAddresses().addresses().size();
  }

  /** What the new scaling groups take at their largest. */
  private static int processors(PlanDocument plan, Ec2Client ec2) {
    int instances =
        plan.changes().stream()
            .filter(change -> change.type().equals("aws_autoscaling_group"))
            .filter(change -> change.creates() && !change.deletes())
            .mapToInt(change -> change.after().path("max_size").asInt())
            .sum();
    List<InstanceType> types =
        plan.changes().stream()
            .filter(change -> change.type().equals("aws_launch_template"))
            .map(change -> change.after().path("instance_type"))
            .filter(JsonNode::isTextual)
            .map(type -> InstanceType.fromValue(type.asText()))
            .distinct()
            .toList();
    return instances == 0 || types.isEmpty()
        ? 0
        : instances
            * ec2
                .describeInstanceTypes(request -> request.instanceTypes(types))
                .instanceTypes()
                .stream()
                .mapToInt(Quotas::processors)
                .max()
                .orElse(0);
  }

  private static int processors(InstanceTypeInfo type) {
    return type.vCpuInfo().defaultVCpus();
  }
}
