package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import java.util.List;

/** Whom a service of the microservices platform is for. */
public enum ServiceKind {
  PUBLIC,
  INTERNAL,
  UNSAID;

  /** By the security group that all services of a kind share. */
  public static ServiceKind of(Resource service) {
    List<String> groups =
        service.blocks("network_configuration").stream()
            .flatMap(network -> network.references("security_groups").stream())
            .map(Reference::address)
            .toList();
    if (groups.contains("aws_security_group.public_service")) {
      return PUBLIC;
    }
    return groups.contains("aws_security_group.internal_service") ? INTERNAL : UNSAID;
  }
}
