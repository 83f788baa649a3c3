package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A short cut that is open. */
public final class InterfaceEndpointAdmitsHttps implements DocumentRule {
  private static final int HTTPS = 443;
  private static final String GROUPS = "security_group_ids";

  @Override
  public String title() {
    return "Interface endpoints admit HTTPS";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Names of AWS services resolve to the endpoint, and every call to them times"
        + " out there.";
  }

  @Override
  public String remedy() {
    return "Give the endpoint a security group that admits port 443 from the network or"
        + " from the groups that call.";
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
          "aws_vpc_endpoint": {"logs": {"vpc_endpoint_type": "Interface", "service_name":
            "com.amazonaws.eu-west-1.logs", "security_group_ids": ["${aws_security_group.a.id}"]}},
          "aws_security_group": {"a": {"name": "a"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_vpc_endpoint": {"logs": {"vpc_endpoint_type": "Interface", "service_name":
            "com.amazonaws.eu-west-1.logs", "security_group_ids": ["${aws_security_group.a.id}"]}},
          "aws_security_group": {"a": {"name": "a", "ingress": [
            {"protocol": "tcp", "from_port": 443, "to_port": 443, "cidr_blocks": ["10.0.0.0/16"]}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    List<GroupRule> open =
        GroupRule.inward(document).stream().filter(rule -> rule.takes(HTTPS)).toList();
    return Stream.concat(
            document.resources("aws_vpc_endpoint").stream()
                .filter(
                    endpoint ->
                        endpoint.text("vpc_endpoint_type").equals(Optional.of("Interface"))),
            document.resources("aws_opensearchserverless_vpc_endpoint").stream())
        .flatMap(endpoint -> check(document, endpoint, open));
  }

  private Stream<Finding> check(
      TerraformDocument document, Resource endpoint, List<GroupRule> open) {
    List<String> groups = GroupRule.names(document, endpoint, GROUPS).toList();
    if (groups.isEmpty()) {
      return Stream.of(finding(endpoint, "security_group_ids names no group"));
    }
    boolean known = groups.stream().allMatch(group -> document.find(group).isPresent());
    return open.stream().anyMatch(rule -> groups.contains(rule.group()))
        ? Stream.empty()
        : Stream.of(
            new Finding(
                this, endpoint.address(), "none of its groups admits port 443 for sure", known));
  }
}
