package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The internet does not know where instances are. */
public final class InstanceWithoutPublicAddress implements DocumentRule {
  private static final String PUBLIC = "associate_public_ip_address";

  @Override
  public String title() {
    return "Instances have no public address";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "With a public address an instance is one careless security group away from the"
        + " internet.";
  }

  @Override
  public String remedy() {
    return "Set associate_public_ip_address to false, and let instances reach the internet"
        + " by a NAT gateway. They are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("ec2", "EC2", 25),
        Source.fsbp("ec2", "EC2", 9),
        Source.fsbp("autoscaling", "AutoScaling", 5));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_launch_template": {"app": {"name": "app",
            "network_interfaces": [{"associate_public_ip_address": true}]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_launch_template": {"app": {"name": "app",
            "network_interfaces": [{"associate_public_ip_address": false}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return UserData.machines(document)
        .flatMap(
            machine ->
                Stream.concat(Stream.of(machine), machine.blocks("network_interfaces").stream())
                    .filter(it -> it.isSet(PUBLIC) && !it.isFalse(PUBLIC))
                    .map(it -> finding(machine, it, PUBLIC, PUBLIC + " is not false")));
  }
}
