package dev.plinth.policy.rules.edge;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** The load balancers of a document, under either of their names, and what belongs to them. */
final class Balancers {
  private Balancers() {}

  /** Application, network and gateway load balancers. */
  static Stream<Resource> all(TerraformDocument document) {
    return Stream.of("aws_lb", "aws_alb").flatMap(type -> document.resources(type).stream());
  }

  /** Those that know HTTP: what a load balancer is where nothing is said. */
  static Stream<Resource> application(TerraformDocument document) {
    return all(document).filter(Balancers::isApplication);
  }

  private static boolean isApplication(Resource balancer) {
    return balancer.text("load_balancer_type").orElse("application").equals("application");
  }

  /** All listeners of a document. */
  static Stream<Resource> listeners(TerraformDocument document) {
    return Stream.of("aws_lb_listener", "aws_alb_listener")
        .flatMap(type -> document.resources(type).stream());
  }

  /** Those of a load balancer. */
  static List<Resource> listeners(TerraformDocument document, Resource balancer) {
    return Stream.of("aws_lb_listener", "aws_alb_listener")
        .flatMap(type -> document.attachedTo(balancer, type, "load_balancer_arn").stream())
        .toList();
  }

  /** All rules of a document's listeners. */
  static Stream<Resource> rules(TerraformDocument document) {
    return Stream.of("aws_lb_listener_rule", "aws_alb_listener_rule")
        .flatMap(type -> document.resources(type).stream());
  }

  /** Target groups that HTTP comes to: neither connections nor calls of functions. */
  static Stream<Resource> targetGroups(TerraformDocument document) {
    return Stream.of("aws_lb_target_group", "aws_alb_target_group")
        .flatMap(type -> document.resources(type).stream())
        .filter(targets -> targets.text("protocol").orElse("").startsWith("HTTP"));
  }
}
