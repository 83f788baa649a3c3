package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Disks that say nothing to who finds them. */
public final class InstanceVolumesEncrypted implements DocumentRule {
  @Override
  public String title() {
    return "Volumes of instances are encrypted";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Who gets at a volume or at a snapshot of it reads what the instance had.";
  }

  @Override
  public String remedy() {
    return "Set encrypted in each block device mapping, the root volume among them, or"
        + " aws_ebs_encryption_by_default. Instances are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("ec2", "EC2", 3),
        Source.page(
            "Amazon EBS, Encryption",
            "https://docs.aws.amazon.com/ebs/latest/userguide/ebs-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_launch_template": {"app": {"name": "app",
            "block_device_mappings": [{"device_name": "/dev/sda1", "ebs": {"volume_size": 50}}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_launch_template": {"app": {"name": "app",
            "block_device_mappings": [{"device_name": "/dev/sda1",
              "ebs": {"volume_size": 50, "encrypted": true}}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return isDefault(document)
        ? Stream.empty()
        : UserData.machines(document).filter(machine -> !isLaunched(machine)).flatMap(this::judge);
  }

  /** The account then encrypts what does not say that it is. */
  private static boolean isDefault(TerraformDocument document) {
    return document.resources("aws_ebs_encryption_by_default").stream()
        .anyMatch(setting -> !setting.isSet("enabled") || setting.isTrue("enabled"));
  }

  /** An instance whose volumes are those of its launch template. */
  private static boolean isLaunched(Resource machine) {
    return machine.isSet("launch_template") && volumes(machine).isEmpty();
  }

  private Stream<Finding> judge(Resource machine) {
    var volumes = volumes(machine);
    return volumes.isEmpty()
        ? Stream.of(finding(machine, "it says nothing of its root volume"))
        : volumes.stream()
            .filter(volume -> !volume.isTrue("encrypted"))
            .map(volume -> finding(machine, volume, "encrypted", "a volume is not encrypted"));
  }

  private static List<Block> volumes(Resource machine) {
    return Stream.concat(
            Stream.of("root_block_device", "ebs_block_device")
                .flatMap(name -> machine.blocks(name).stream()),
            machine.blocks("block_device_mappings").stream()
                .flatMap(mapping -> mapping.blocks("ebs").stream()))
        .toList();
  }
}
