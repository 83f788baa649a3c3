package dev.plinth.policy.rules.naming;

import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.Subject;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Production has a network of its own, with addresses that no other environment has. */
public final class ProductionVpcDistinct implements EstateRule {

  @Override
  public String title() {
    return "Production's VPC, and its range of addresses, is no other environment's";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "What goes wrong in another environment reaches production, and networks with the "
        + "same addresses can never be joined.";
  }

  @Override
  public String remedy() {
    return "Give production a VPC of its own with another CIDR block. A new block replaces the "
        + "VPC and all that is in it: choose it before the first deploy.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(49));
  }

  @Override
  public Example bad() {
    return Example.of(
        "prod.tf.json",
"""
{"variable": {"environment": {"default": "prod"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}}
""",
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "prod.tf.json",
"""
{"variable": {"environment": {"default": "prod"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_vpc": {"main": {"cidr_block": "10.0.0.0/16"}}}}
""",
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_vpc": {"main": {"cidr_block": "10.1.0.0/16"}}}}
""");
  }

  @Override
  public Stream<Finding> check(Subject subject, List<Subject> others) {
    Deployment deployment = Deployment.of(subject.document());
    if (!deployment.isProduction()) {
      return Stream.empty();
    }
    return networks(subject.document())
        .flatMap(
            network ->
                others.stream()
                    .filter(it -> deployment.isSibling(Deployment.of(it.document())))
                    .filter(it -> networks(it.document()).anyMatch(other -> isSame(network, other)))
                    .map(it -> finding(network, "%s has the same one".formatted(it.name()))));
  }

  /** Those that the document makes, and those that it finds by their ids. */
  private static Stream<Resource> networks(TerraformDocument document) {
    return Stream.concat(
        document.resources("aws_vpc").stream(), document.dataSources("aws_vpc").stream());
  }

  private static boolean isSame(Resource one, Resource other) {
    return isSame(one, other, "cidr_block") || isSame(one, other, "id");
  }

  private static boolean isSame(Resource one, Resource other, String argument) {
    return one.text(argument).isPresent()
        && !one.isUnknown(argument)
        && one.text(argument).equals(other.text(argument));
  }
}
