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

/** Metadata only for who can ask for a token first. */
public final class InstanceMetadataByToken implements DocumentRule {
  private static final String OPTIONS = "metadata_options";

  @Override
  public String title() {
    return "Instances give their metadata only for a token";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "With IMDSv1 a program that fetches an address for a stranger fetches the keys"
        + " of the role, too.";
  }

  @Override
  public String remedy() {
    return "Set metadata_options with http_tokens required. Instances of a launch template"
        + " have it when they are replaced.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("ec2", "EC2", 8),
        Source.fsbp("ec2", "EC2", 170),
        Source.fsbp("autoscaling", "AutoScaling", 3));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_launch_template": {"app": {"name": "app",
            "metadata_options": {"http_tokens": "optional"}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_launch_template": {"app": {"name": "app",
            "metadata_options": {"http_tokens": "required"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return UserData.machines(document)
        .filter(machine -> !machine.isSet("launch_template") || machine.isSet(OPTIONS))
        .filter(
            machine ->
                machine.blocks(OPTIONS).stream().noneMatch(InstanceMetadataByToken::isClosed))
        .map(
            machine ->
                finding(machine, options(machine), "http_tokens", "http_tokens is not required"));
  }

  private static boolean isClosed(Block options) {
    return options.text("http_tokens").orElse("").equals("required")
        || options.text("http_endpoint").orElse("").equals("disabled");
  }

  private static Block options(Resource machine) {
    return machine.blocks(OPTIONS).stream().findFirst().orElse(machine);
  }
}
