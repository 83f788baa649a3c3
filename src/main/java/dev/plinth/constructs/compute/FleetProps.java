package dev.plinth.constructs.compute;

import dev.plinth.constructs.edge.TargetGroup;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.Subnets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param name the group's name
 * @param templateName the launch template's name
 * @param machine what an instance is
 * @param place where instances run
 * @param size how many there are
 * @param spot which part of them is spot; empty: none
 * @param launching how a new instance becomes ready
 * @param maxAgeDays after how many days an instance is replaced; 0: never
 * @param serviceLinkedRoleArn the role in which the group uses the volumes' key
 * @param rollbackAlarms alarms that roll a replacement of instances back
 * @param tags of the group, its instances, their volumes and network interfaces, which do not
 *     inherit the provider's
 */
public record FleetProps(
    String name,
    String templateName,
    Machine machine,
    Place place,
    Size size,
    Optional<Spot> spot,
    Launching launching,
    int maxAgeDays,
    String serviceLinkedRoleArn,
    List<String> rollbackAlarms,
    Map<String, String> tags) {
  /**
   * @param userData the first script, in Base64
   * @param profile the role of the instance
   * @param keyName the SSH key; empty: none
   */
  public record Machine(
      String imageId,
      String instanceType,
      Number rootVolumeGb,
      EncryptionKey volumeKey,
      String userData,
      InstanceProfile profile,
      Optional<String> keyName) {}

  /**
   * @param publicAddresses whether instances get a public address, for subnets without NAT gateway
   */
  public record Place(
      Subnets subnets,
      boolean publicAddresses,
      List<SecurityGroup> securityGroups,
      List<TargetGroup> targetGroups) {}

  public record Size(Number min, Number desired, Number max) {}

  /**
   * @param onDemandBase instances that are never spot
   * @param percentage of the others
   * @param otherTypes that spot may use beside the fleet's own
   */
  public record Spot(int onDemandBase, int percentage, List<String> otherTypes) {}

  /**
   * @param hook name of the hook that an instance completes when it is ready
   * @param timeoutSeconds until then, else it is given up
   * @param warmupSeconds after that, before its metrics count
   * @param capacityTimeout how long an apply waits for the first instances, such as {@code 30m}:
   *     longer than one of them may take
   */
  public record Launching(
      String hook, Number timeoutSeconds, Number warmupSeconds, String capacityTimeout) {}
}
