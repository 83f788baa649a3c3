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

/** The usual name leads the short way. */
public final class InterfaceEndpointNamesResolve implements DocumentRule {
  private static final String HOSTNAMES = "enable_dns_hostnames";
  private static final String SUPPORT = "enable_dns_support";

  @Override
  public String title() {
    return "A VPC with private names for AWS services resolves them";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "The endpoint cannot be made, or names of the service lead to the internet, past it.";
  }

  @Override
  public String remedy() {
    return "Set enable_dns_support and enable_dns_hostnames of the VPC to true: it works"
        + " at once.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Access an AWS service using an interface VPC endpoint",
            "https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}},
          "aws_vpc_endpoint": {"logs": {"vpc_id": "${aws_vpc.main.id}", "vpc_endpoint_type": "Interface",
            "service_name": "com.amazonaws.eu-west-1.logs", "private_dns_enabled": true}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc": {"main": {"cidr_block": "10.0.0.0/16", "enable_dns_hostnames": true}},
          "aws_vpc_endpoint": {"logs": {"vpc_id": "${aws_vpc.main.id}", "vpc_endpoint_type": "Interface",
            "service_name": "com.amazonaws.eu-west-1.logs", "private_dns_enabled": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_vpc").stream()
        .filter(vpc -> hasPrivateNames(document, vpc))
        .flatMap(
            vpc ->
                Stream.concat(
                    vpc.isTrue(HOSTNAMES)
                        ? Stream.empty()
                        : Stream.of(finding(vpc, HOSTNAMES, HOSTNAMES + " is not true")),
                    isSupported(vpc)
                        ? Stream.empty()
                        : Stream.of(finding(vpc, SUPPORT, SUPPORT + " is not true"))));
  }

  private static boolean hasPrivateNames(TerraformDocument document, Resource vpc) {
    return document.attachedTo(vpc, "aws_vpc_endpoint", "vpc_id").stream()
        .anyMatch(endpoint -> endpoint.isTrue("private_dns_enabled"));
  }

  /** AWS switches it on where nothing is written. */
  private static boolean isSupported(Resource vpc) {
    return !vpc.isSet(SUPPORT) || vpc.isTrue(SUPPORT);
  }
}
