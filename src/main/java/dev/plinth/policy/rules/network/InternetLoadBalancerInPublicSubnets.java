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

/** An entrance needs a road to it. */
public final class InternetLoadBalancerInPublicSubnets implements DocumentRule {
  @Override
  public String title() {
    return "Load balancers that face the internet are in public subnets";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Nobody reaches one whose subnet has no route to an internet gateway: its"
        + " name resolves, and connections time out.";
  }

  @Override
  public String remedy() {
    return "Name public subnets, or set internal to true.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(8),
        Source.page(
            "Create an Application Load Balancer",
            "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/create-application-load-balancer.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "internal": false, "subnets": ["${aws_subnet.a.id}"]}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_lb": {"main": {"name": "main", "internal": true, "subnets": ["${aws_subnet.a.id}"]}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var routing = new Routing(document);
    return LoadBalancers.all(document).stream()
        .filter(balancer -> !balancer.isTrue("internal"))
        .flatMap(balancer -> check(routing, balancer, LoadBalancers.subnets(document, balancer)));
  }

  private Stream<Finding> check(Routing routing, Resource balancer, List<Resource> subnets) {
    if (subnets.isEmpty()) {
      return Stream.of(new Finding(this, balancer.address(), "its subnets are not known", false));
    }
    return subnets.stream()
        .filter(subnet -> !routing.leadsToInternetGateway(subnet))
        .map(
            subnet ->
                new Finding(
                    this,
                    balancer.address(),
                    subnet.address() + " has no route to an internet gateway",
                    !routing.mayLeadToInternetGateway(subnet)));
  }
}
