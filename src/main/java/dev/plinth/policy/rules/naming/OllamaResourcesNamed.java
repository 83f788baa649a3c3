package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who looks for a part of the platform in the console finds all of it by the first letters. */
public final class OllamaResourcesNamed implements DocumentRule {
  /** What the console shows by the tag Name, because it has no other. */
  private static final Set<String> NAMED_BY_TAG =
      Set.of(
          "aws_default_security_group",
          "aws_eip",
          "aws_flow_log",
          "aws_instance",
          "aws_internet_gateway",
          "aws_nat_gateway",
          "aws_network_acl",
          "aws_route_table",
          "aws_subnet",
          "aws_vpc",
          "aws_vpc_endpoint");

  /** Names that are no resource's: a setting's within a bucket, a record's in a zone. */
  private static final Set<String> NAMED_OTHERWISE =
      Set.of(
          "aws_cloudwatch_log_group",
          "aws_cloudwatch_log_stream",
          "aws_route53_record",
          "aws_route53_zone",
          "aws_s3_bucket_analytics_configuration",
          "aws_s3_bucket_intelligent_tiering_configuration",
          "aws_s3_bucket_inventory",
          "aws_s3_bucket_metric");

  /** With what AWS and habit put before a name. */
  private static final Pattern NAME = Pattern.compile("(alias)?/?ollama-.+");

  @Override
  public String title() {
    return "Resources of the Ollama platform have names that begin with ollama-";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Searches, dashboards and cost reports that go by the name miss the resource.";
  }

  @Override
  public String remedy() {
    return "Let its name, or its tag Name, begin with ollama-. Most resources are replaced when "
        + "their name changes: plan it as a move.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(1));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
 "resource": {
  "aws_lb": {"main": {"name": "web-alb", "subnets": ["subnet-1", "subnet-2"]}},
  "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "main"}}}
}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"default_tags": {"tags": {"Service": "ollama"}}}},
 "resource": {
  "aws_lb": {"main": {"name": "ollama-alb", "subnets": ["subnet-1", "subnet-2"]}},
  "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "tags": {"Name": "ollama-vpc"}}}
}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return PlatformOf.is(document, "ollama")
        ? document.resources().stream().flatMap(this::check)
        : Stream.empty();
  }

  private Stream<Finding> check(Resource resource) {
    if (!resource.type().startsWith("aws_") || NAMED_OTHERWISE.contains(resource.type())) {
      return Stream.empty();
    }
    if (NAMED_BY_TAG.contains(resource.type())) {
      return resource.blocks("tags").stream().anyMatch(tags -> isGood(tags, "Name"))
          ? Stream.empty()
          : Stream.of(finding(resource, "tags", "its tag Name does not begin with ollama-"));
    }
    Optional<String> known = AwsName.of(resource).map(AwsName::argument);
    String argument = known.orElse("name");
    if (isGood(resource, argument) || isGood(resource, argument + "_prefix")) {
      return Stream.empty();
    }
    boolean named = !resource.value(argument).isMissingNode();
    return named || known.isPresent()
        ? Stream.of(finding(resource, argument, argument + " does not begin with ollama-"))
        : Stream.empty();
  }

  private static boolean isGood(Block block, String argument) {
    return block.text(argument).filter(name -> NAME.matcher(name).matches()).isPresent();
  }
}
