package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateBlockDeviceMappings;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateBlockDeviceMappingsEbs;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateIamInstanceProfile;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateMetadataOptions;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateMonitoring;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateNetworkInterfaces;
import com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplateTagSpecifications;
import dev.plinth.constructs.network.SecurityGroup;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * What an instance of a fleet is: encrypted volume, metadata by token only, metrics every minute (a
 * scaling alarm of one minute needs them).
 */
final class LaunchTemplate extends Construct {
  /** Not as far as containers in a network of their own, which thus never get the role's keys. */
  private static final int HOPS_TO_THE_INSTANCE = 1;

  private final com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplate template;

  LaunchTemplate(Construct scope, String id, FleetProps props) {
    super(scope, "launch-template");
    var machine = props.machine();
    template =
        at(
            id,
            com.hashicorp.cdktf.providers.aws.launch_template.LaunchTemplate.Builder.create(
                    this, "template")
                .name(props.templateName())
                .updateDefaultVersion(true)
                .imageId(machine.imageId())
                .instanceType(machine.instanceType())
                .keyName(machine.keyName().orElse(null))
                .userData(machine.userData())
                .ebsOptimized("true")
                .iamInstanceProfile(
                    LaunchTemplateIamInstanceProfile.builder().arn(machine.profile().arn()).build())
                .metadataOptions(
                    LaunchTemplateMetadataOptions.builder()
                        .httpEndpoint("enabled")
                        .httpTokens("required")
                        .httpPutResponseHopLimit(HOPS_TO_THE_INSTANCE)
                        .instanceMetadataTags("enabled")
                        .build())
                .monitoring(LaunchTemplateMonitoring.builder().enabled(true).build())
                .blockDeviceMappings(List.of(rootVolume(machine)))
                .networkInterfaces(List.of(networkInterface(props.place())))
                .tagSpecifications(
                    Stream.of("instance", "volume", "network-interface")
                        .map(
                            kind ->
                                LaunchTemplateTagSpecifications.builder()
                                    .resourceType(kind)
                                    .tags(props.tags())
                                    .build())
                        .toList())
                .build());
  }

  String id() {
    return template.getId();
  }

  /** A number, since a replacement of instances can only be rolled back to one. */
  String version() {
    return Token.asString(template.getLatestVersion());
  }

  private static LaunchTemplateBlockDeviceMappings rootVolume(FleetProps.Machine machine) {
    return LaunchTemplateBlockDeviceMappings.builder()
        .deviceName("/dev/sda1")
        .ebs(
            LaunchTemplateBlockDeviceMappingsEbs.builder()
                .volumeType("gp3")
                .volumeSize(machine.rootVolumeGb())
                .encrypted("true")
                .kmsKeyId(machine.volumeKey().arn())
                .deleteOnTermination("true")
                .build())
        .build();
  }

  private static LaunchTemplateNetworkInterfaces networkInterface(FleetProps.Place place) {
    return LaunchTemplateNetworkInterfaces.builder()
        .deviceIndex(0)
        .associatePublicIpAddress(String.valueOf(place.publicAddresses()))
        .deleteOnTermination("true")
        .securityGroups(place.securityGroups().stream().map(SecurityGroup::id).toList())
        .build();
  }
}
