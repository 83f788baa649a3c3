package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The entrance survives a zone. */
public final class LoadBalancerSpansZones implements DocumentRule {
  @Override
  public String title() {
    return "Load balancers are in at least two availability zones";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "When the zone fails nobody gets in, even where everything behind it runs in others.";
  }

  @Override
  public String remedy() {
    return "Name subnets of several zones: an application load balancer takes them"
        + " without interruption.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("elb", "ELB", 13));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"load_balancer_type": "network", "subnets": ["${aws_subnet.a.id}"]}},
          "aws_subnet": {"a": {"availability_zone": "eu-west-1a"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"load_balancer_type": "network",
            "subnets": ["${aws_subnet.a.id}", "${aws_subnet.b.id}"]}},
          "aws_subnet": {"a": {"availability_zone": "eu-west-1a"}, "b": {"availability_zone": "eu-west-1b"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return LoadBalancers.all(document).stream()
        .flatMap(
            balancer -> {
              List<Resource> subnets = LoadBalancers.subnets(document, balancer);
              boolean certain =
                  !subnets.isEmpty()
                      && subnets.stream().allMatch(subnet -> Zones.of(subnet).isPresent());
              return Zones.of(subnets).size() >= 2
                  ? Stream.empty()
                  : Stream.of(
                      new Finding(
                          this,
                          balancer.address(),
                          "its subnets are not in two zones for sure",
                          certain));
            });
  }
}
