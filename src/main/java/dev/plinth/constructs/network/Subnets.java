package dev.plinth.constructs.network;

import com.hashicorp.cdktf.ITerraformDependable;
import java.util.List;

/**
 * Subnets of one kind, one in each zone.
 *
 * @param ids their ids
 * @param routes what makes them reach the internet, or nothing where they do not. Terraform sees no
 *     connection between a subnet and its routes, so what needs the internet from its first second
 *     must depend on them: AWS refuses an internet-facing load balancer before the gateway is
 *     there, and an instance that installs itself would fail.
 */
public record Subnets(List<String> ids, List<ITerraformDependable> routes) {
  public Subnets {
    ids = List.copyOf(ids);
    routes = List.copyOf(routes);
  }
}
