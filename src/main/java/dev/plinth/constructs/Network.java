package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.eip.Eip;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.nat_gateway.NatGateway;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import dev.plinth.constructs.NetworkProps.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * A VPC with a public and a private subnet in each zone, their routes, endpoints for AWS services,
 * and a record of every connection. Its default security group admits nothing, so that a resource
 * that nobody gave a group is unreachable instead of open.
 */
public final class Network extends Construct {
  private static final String INTERNET = "0.0.0.0/0";

  private final Vpc vpc;
  private final List<Subnet> publicSubnets;
  private final List<Subnet> privateSubnets;

  public Network(Construct scope, String id, NetworkProps props) {
    super(scope, id);
    vpc =
        at(
            "main",
            Vpc.Builder.create(this, "vpc")
                .cidrBlock(props.cidr())
                .enableDnsSupport(true)
                .enableDnsHostnames(true)
                .tags(named(props, "vpc"))
                .build());
    at(
        "main",
        DefaultSecurityGroup.Builder.create(this, "default-security-group")
            .vpcId(vpc.getId())
            .tags(named(props, "default-unused"))
            .build());
    publicSubnets = subnets(props, "public");
    privateSubnets = subnets(props, "private");
    var publicTable = publicRoutes(props);
    var privateTables = privateRoutes(props);
    new Endpoints(
        this, "endpoints", props, vpc, privateSubnets, tables(publicTable, privateTables));
    new FlowLog(this, "flow-log", props, vpc.getId());
  }

  public String vpcId() {
    return vpc.getId();
  }

  public List<String> publicSubnetIds() {
    return publicSubnets.stream().map(Subnet::getId).toList();
  }

  public List<String> privateSubnetIds() {
    return privateSubnets.stream().map(Subnet::getId).toList();
  }

  private List<Subnet> subnets(NetworkProps props, String kind) {
    return IntStream.range(0, props.zones().size())
        .mapToObj(index -> subnet(props, kind, index))
        .toList();
  }

  private Subnet subnet(NetworkProps props, String kind, int index) {
    Zone zone = props.zones().get(index);
    String id = kind + "-" + (index + 1);
    return at(
        id,
        Subnet.Builder.create(this, id)
            .vpcId(vpc.getId())
            .availabilityZone(zone.name())
            .cidrBlock(kind.equals("public") ? zone.publicCidr() : zone.privateCidr())
            .mapPublicIpOnLaunch(false)
            .tags(named(props, id))
            .build());
  }

  private RouteTable publicRoutes(NetworkProps props) {
    var gateway =
        at(
            "main",
            InternetGateway.Builder.create(this, "internet-gateway")
                .vpcId(vpc.getId())
                .tags(named(props, "igw"))
                .build());
    var table = routeTable(props, "public");
    at(
        "public_internet",
        Route.Builder.create(this, "public-internet")
            .routeTableId(table.getId())
            .destinationCidrBlock(INTERNET)
            .gatewayId(gateway.getId())
            .build());
    associate("public", publicSubnets, List.of(table));
    return table;
  }

  private List<RouteTable> privateRoutes(NetworkProps props) {
    int gateways = props.natGateways().count(props.zones().size());
    var tables = new ArrayList<RouteTable>();
    for (int index = 0; index < Math.max(1, gateways); index++) {
      var table = routeTable(props, numbered("private", index));
      tables.add(table);
      if (index < gateways) {
        at(
            numbered("private", index) + "_internet",
            Route.Builder.create(this, numbered("private", index) + "-internet")
                .routeTableId(table.getId())
                .destinationCidrBlock(INTERNET)
                .natGatewayId(natGateway(props, index).getId())
                .build());
      }
    }
    associate("private", privateSubnets, tables);
    return tables;
  }

  private NatGateway natGateway(NetworkProps props, int index) {
    var address =
        at(
            numbered("nat", index),
            Eip.Builder.create(this, numbered("nat", index))
                .domain("vpc")
                .tags(named(props, numbered("nat", index).replace('_', '-')))
                .build());
    return at(
        numbered("main", index),
        NatGateway.Builder.create(this, numbered("nat-gateway", index))
            .allocationId(address.getId())
            .subnetId(publicSubnets.get(index).getId())
            .tags(named(props, numbered("nat", index).replace('_', '-')))
            .build());
  }

  private RouteTable routeTable(NetworkProps props, String id) {
    return at(
        id,
        RouteTable.Builder.create(this, id + "-routes")
            .vpcId(vpc.getId())
            .tags(named(props, id.replace('_', '-')))
            .build());
  }

  /** Subnets share one table, or each has its own. */
  private void associate(String kind, List<Subnet> subnets, List<RouteTable> tables) {
    for (int index = 0; index < subnets.size(); index++) {
      String id = kind + "-" + (index + 1);
      at(
          id,
          RouteTableAssociation.Builder.create(this, id + "-association")
              .subnetId(subnets.get(index).getId())
              .routeTableId(tables.get(index % tables.size()).getId())
              .build());
    }
  }

  private static List<String> tables(RouteTable first, List<RouteTable> others) {
    return Stream.concat(Stream.of(first), others.stream()).map(RouteTable::getId).toList();
  }

  private static String numbered(String name, int index) {
    return index == 0 ? name : name + "_" + (index + 1);
  }

  private static Map<String, String> named(NetworkProps props, String part) {
    return Map.of("Name", props.name() + "-" + part);
  }
}
