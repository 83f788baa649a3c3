package dev.plinth.constructs.edge;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.api_gateway_vpc_link.ApiGatewayVpcLink;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** The way of a REST API into a network: what it asks there does not take the internet. */
public final class VpcLink extends Construct {
  private final ApiGatewayVpcLink link;

  /**
   * @param name the link's name
   * @param target where the link leads
   */
  public VpcLink(Construct scope, String id, String name, NetworkLoadBalancer target) {
    super(scope, id + "-vpc-link");
    link =
        at(
            id,
            ApiGatewayVpcLink.Builder.create(this, "link")
                .name(name)
                .description("Leads the API to its service inside the network")
                .targetArns(List.of(target.arn()))
                .tags(Map.of("Name", name))
                .dependsOn(List.of(target.listener()))
                .build());
  }

  /** What an integration names as its connection. */
  public String id() {
    return link.getId();
  }
}
