package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The load balancers of a document, under either of their names. */
final class LoadBalancers {
  private LoadBalancers() {}

  static List<Resource> all(TerraformDocument document) {
    return Stream.of("aws_lb", "aws_alb")
        .flatMap(type -> document.resources(type).stream())
        .toList();
  }

  /** The subnets of the document that one is in. */
  static List<Resource> subnets(TerraformDocument document, Resource balancer) {
    return Stream.concat(
            document.referred(balancer, "subnets").stream(),
            balancer.blocks("subnet_mapping").stream()
                .flatMap(mapping -> document.referred(mapping, "subnet_id").stream()))
        .filter(resource -> resource.address().startsWith("aws_subnet."))
        .toList();
  }
}
