package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.service_discovery_private_dns_namespace.ServiceDiscoveryPrivateDnsNamespace;
import software.constructs.Construct;

/** The names by which services find each other inside a network, such as {@code prod.internal}. */
public final class ServiceNamespace extends Construct {
  private final ServiceDiscoveryPrivateDnsNamespace namespace;

  /**
   * @param name the end of all names
   */
  public ServiceNamespace(Construct scope, String id, String name, Network network) {
    super(scope, id + "-namespace");
    namespace =
        at(
            id,
            ServiceDiscoveryPrivateDnsNamespace.Builder.create(this, "namespace")
                .name(name)
                .description("Names of services inside the network")
                .vpc(network.vpcId())
                .build());
  }

  public String id() {
    return namespace.getId();
  }

  public String arn() {
    return namespace.getArn();
  }

  public String name() {
    return namespace.getName();
  }
}
