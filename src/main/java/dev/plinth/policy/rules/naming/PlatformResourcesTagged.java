package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Who owns it, what made it, what it belongs to: asked of the bill and of every console. */
public final class PlatformResourcesTagged implements DocumentRule {
  private static final List<String> PLATFORMS =
      List.of("ollama", "microservices", "troubleshooter", "bootstrap");
  private static final List<String> KEYS = List.of("Project", "ManagedBy", "Service");

  @Override
  public String title() {
    return "Resources of our platforms carry the tags Project, ManagedBy and Service";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Costs cannot be told apart, and nobody sees that Terraform owns the resource before "
        + "changing it by hand.";
  }

  @Override
  public String remedy() {
    return "Put the tags into default_tags of the provider. An auto scaling group takes no "
        + "defaults: give it tag blocks.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(5));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"region": "us-east-1"}},
 "terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
 "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "ollama-vpc"}}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"region": "us-east-1", "default_tags": {"tags":
   {"Project": "ollama", "Environment": "dev", "ManagedBy": "terraform", "Service": "ollama"}}}},
 "terraform": {"backend": {"s3": {"key": "ollama/terraform.tfstate"}}},
 "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "ollama-vpc"}}}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PLATFORMS.stream().anyMatch(platform -> PlatformOf.is(document, platform))
        ? KEYS.stream()
            .flatMap(key -> Tags.gaps(document, key, value -> !value.isBlank()))
            .map(gap -> new Finding(this, gap.address(), gap.what(), gap.certain()))
        : Stream.empty();
  }
}
