package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import com.hashicorp.cdktf.providers.aws.vpc_endpoint.VpcEndpoint;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/** Ways from a network to AWS services that do not lead through the internet. */
final class Endpoints extends Construct {
  private static final List<String> FREE_OF_CHARGE = List.of("dynamodb", "s3");
  private static final int HTTPS = 443;

  Endpoints(
      Construct scope,
      String id,
      NetworkProps props,
      Vpc vpc,
      List<String> subnetIds,
      List<String> routeTables) {
    super(scope, id);
    FREE_OF_CHARGE.forEach(service -> gateway(props, vpc, service, routeTables));
    if (!props.interfaceEndpoints().isEmpty()) {
      interfaces(props, vpc, subnetIds);
    }
  }

  private void gateway(NetworkProps props, Vpc vpc, String service, List<String> routeTables) {
    at(
        service,
        VpcEndpoint.Builder.create(this, service)
            .vpcId(vpc.getId())
            .serviceName(serviceName(props, service))
            .vpcEndpointType("Gateway")
            .routeTableIds(routeTables)
            .tags(Map.of("Name", props.names().apply(service)))
            .build());
  }

  private void interfaces(NetworkProps props, Vpc vpc, List<String> subnetIds) {
    var group =
        new SecurityGroup(
            this,
            "endpoints",
            new SecurityGroupProps(
                props.names().apply("endpoints-sg"), "AWS services inside the VPC", vpc.getId()));
    group.allowFromCidrs("https", HTTPS, List.of(vpc.getCidrBlock()));
    for (String service : props.interfaceEndpoints()) {
      at(
          service.replace('.', '_'),
          VpcEndpoint.Builder.create(this, service)
              .vpcId(vpc.getId())
              .serviceName(serviceName(props, service))
              .vpcEndpointType("Interface")
              .privateDnsEnabled(true)
              .subnetIds(subnetIds)
              .securityGroupIds(List.of(group.id()))
              .tags(Map.of("Name", props.names().apply(service.replace('.', '-'))))
              .build());
    }
  }

  private static String serviceName(NetworkProps props, String service) {
    return "com.amazonaws." + props.home().region() + "." + service;
  }
}
