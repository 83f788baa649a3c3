package dev.plinth.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;

/**
 * Whether the account's quotas leave room for what a plan creates. Not every quota can be read, so
 * this warns and stops nothing: AWS itself refuses what is too much.
 */
final class Quotas {
  /** The families whose vCPUs are counted together; accelerated ones have quotas of their own. */
  private static final String STANDARD_FAMILIES = "acdhimrtz";

  private final AwsAccess access;
  private final PlanDocument plan;

  Quotas(AwsAccess access, PlanDocument plan) {
    this.access = access;
    this.plan = plan;
  }

  /** A line for each quota that the plan would exceed. */
  List<String> warnings() {
    try (var ec2 = access.ec2()) {
      return Stream.of(
              warning(Quota.VPCS, (int) created("aws_vpc").count(), ec2, Quotas::vpcs),
              warning(Quota.ADDRESSES, (int) created("aws_eip").count(), ec2, Quotas::addresses),
              warning(Quota.STANDARD_VCPUS, vcpus(ec2), ec2, Quotas::vcpusInUse))
          .flatMap(Optional::stream)
          .toList();
    } catch (SdkException unreadable) {
      return List.of("what is in use cannot be read: " + unreadable.getMessage());
    }
  }

  private Optional<String> warning(
      Quota quota, int wanted, Ec2Client ec2, ToIntFunction<Ec2Client> inUse) {
    return wanted == 0 ? Optional.empty() : quota.warning(access, wanted, inUse.applyAsInt(ec2));
  }

  private Stream<JsonNode> created(String type) {
    return plan.changes().stream()
        .filter(change -> change.type().equals(type))
        .filter(change -> change.creates() && !change.deletes())
        .map(PlanDocument.Change::after);
  }

  /** What the new scaling groups take at their largest. */
  private int vcpus(Ec2Client ec2) {
    int instances =
        created("aws_autoscaling_group").mapToInt(group -> group.path("max_size").asInt()).sum();
    List<InstanceType> types =
        created("aws_launch_template")
            .map(template -> template.path("instance_type").asText())
            .filter(Quotas::isStandard)
            .map(InstanceType::fromValue)
            .distinct()
            .toList();
    if (instances == 0 || types.isEmpty()) {
      return 0;
    }
    return instances
        * ec2
            .describeInstanceTypes(request -> request.instanceTypes(types))
            .instanceTypes()
            .stream()
            .mapToInt(type -> type.vCpuInfo().defaultVCpus())
            .max()
            .orElse(0);
  }

  private static boolean isStandard(String instanceType) {
    return !instanceType.isEmpty() && STANDARD_FAMILIES.indexOf(instanceType.charAt(0)) >= 0;
  }

  private static int vpcs(Ec2Client ec2) {
    return (int) ec2.describeVpcsPaginator().vpcs().stream().count();
  }

  private static int addresses(Ec2Client ec2) {
    return ec2.describeAddresses().addresses().size();
  }

  private static int vcpusInUse(Ec2Client ec2) {
    var running = Filter.builder().name("instance-state-name").values("pending", "running").build();
    return ec2
        .describeInstancesPaginator(request -> request.filters(running))
        .reservations()
        .stream()
        .flatMap(reservation -> reservation.instances().stream())
        .filter(instance -> instance.instanceLifecycle() == null)
        .filter(instance -> isStandard(instance.instanceTypeAsString()))
        .mapToInt(Quotas::vcpus)
        .sum();
  }

  private static int vcpus(Instance instance) {
    var cpu = instance.cpuOptions();
    return cpu == null || cpu.coreCount() == null ? 0 : cpu.coreCount() * cpu.threadsPerCore();
  }
}
