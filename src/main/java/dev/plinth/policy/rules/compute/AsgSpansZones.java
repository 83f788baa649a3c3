package dev.plinth.policy.rules.compute;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One zone may fail. */
public final class AsgSpansZones implements DocumentRule {
  private static final String SUBNETS = "vpc_zone_identifier";

  @Override
  public String title() {
    return "Groups spread their instances over two zones or more";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "When the only zone has trouble, everything is down.";
  }

  @Override
  public String remedy() {
    return "Name subnets of at least two zones in vpc_zone_identifier. The group moves"
        + " instances by itself.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(39), Source.fsbp("autoscaling", "AutoScaling", 2));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "vpc_zone_identifier": ["${aws_subnet.private_1.id}"]}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_autoscaling_group": {"app": {"name": "app",
            "vpc_zone_identifier": ["${aws_subnet.private_1.id}", "${aws_subnet.private_2.id}"]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_autoscaling_group").stream()
        .filter(group -> zones(document, group).distinct().count() < 2)
        .map(group -> finding(group, SUBNETS, "it is not surely in two zones"));
  }

  private static Stream<String> zones(TerraformDocument document, Resource group) {
    var named = group.texts(SUBNETS).stream().filter(subnet -> !subnet.contains("${"));
    var referred =
        group.references(SUBNETS).stream()
            .map(Reference::address)
            .map(address -> document.find(address).flatMap(AsgSpansZones::zone).orElse(address));
    var zones = group.texts("availability_zones").stream();
    return Stream.of(named, referred, zones).flatMap(it -> it);
  }

  /** Where the document does not say it, a subnet counts as a zone. */
  private static Optional<String> zone(Resource subnet) {
    return subnet.text("availability_zone").or(() -> subnet.text("availability_zone_id"));
  }
}
