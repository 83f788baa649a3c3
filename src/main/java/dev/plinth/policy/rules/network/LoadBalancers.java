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
            Links.to(document, balancer, "subnets", "aws_subnet").stream(),
            balancer.blocks("subnet_mapping").stream()
                .flatMap(
                    mapping -> Links.to(document, mapping, "subnet_id", "aws_subnet").stream()))
        .toList();
  }
}
