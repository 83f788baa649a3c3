package dev.plinth.constructs.network;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.default_security_group.DefaultSecurityGroup;
import com.hashicorp.cdktf.providers.aws.eip.Eip;
import com.hashicorp.cdktf.providers.aws.internet_gateway.InternetGateway;
import com.hashicorp.cdktf.providers.aws.nat_gateway.NatGateway;
import com.hashicorp.cdktf.providers.aws.route.Route;
import com.hashicorp.cdktf.providers.aws.route_table.RouteTable;
import com.hashicorp.cdktf.providers.aws.route_table_association.RouteTableAssociation;
import com.hashicorp.cdktf.providers.aws.subnet.Subnet;
import com.hashicorp.cdktf.providers.aws.vpc.Vpc;
import dev.plinth.constructs.network.NetworkProps.Zone;
import dev.plinth.constructs.watching.LogGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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

  private final UnaryOperator<String> names;
  private final List<String> natGatewayIds = new ArrayList<>();
  private final Vpc vpc;
  private final Subnets publicSubnets;
  private final Subnets privateSubnets;
  private final FlowLog flowLog;

  public Network(Construct scope, String id, NetworkProps props) {
    super(scope, id);
    names = props.names();
    vpc =
        at(
            "main",
            Vpc.Builder.create(this, "vpc")
                .cidrBlock(props.cidr())
                .enableDnsSupport(true)
                .enableDnsHostnames(true)
                .tags(named("vpc"))
                .build());
    at(
        "main",
        DefaultSecurityGroup.Builder.create(this, "default-security-group")
            .vpcId(vpc.getId())
            .tags(named("default-unused"))
            .build());
    var open = subnets(props, "public");
    var closed = subnets(props, "private");
    var publicRoutes = publicRoutes(open);
    var privateRoutes = privateRoutes(props, open, closed, publicRoutes);
    publicSubnets = new Subnets(ids(open), publicRoutes.all());
    privateSubnets = new Subnets(ids(closed), privateRoutes.all());
    new Endpoints(
        this,
        "endpoints",
        props,
        vpc,
        privateSubnets.ids(),
        Stream.concat(publicRoutes.tableIds(), privateRoutes.tableIds()).toList());
    flowLog = new FlowLog(this, "flow-log", props, vpc.getId());
  }

  public String vpcId() {
    return vpc.getId();
  }

  /** The record of every connection, line by line. */
  public LogGroup flowLog() {
    return flowLog.lines();
  }

  /** The ways out of the private subnets, for who watches them. */
  public List<String> natGatewayIds() {
    return List.copyOf(natGatewayIds);
  }

  /** For what the internet reaches. */
  public Subnets publicSubnets() {
    return publicSubnets;
  }

  /** For everything else. */
  public Subnets privateSubnets() {
    return privateSubnets;
  }

  /** Tables, the routes in them, and which subnet has which table. */
  private record Routes(List<RouteTable> tables, List<ITerraformDependable> all) {
    Stream<String> tableIds() {
      return tables.stream().map(RouteTable::getId);
    }
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
            .tags(named(id))
            .build());
  }

  private Routes publicRoutes(List<Subnet> subnets) {
    var gateway =
        at(
            "main",
            InternetGateway.Builder.create(this, "internet-gateway")
                .vpcId(vpc.getId())
                .tags(named("igw"))
                .build());
    var table = routeTable("public");
    var all = new ArrayList<ITerraformDependable>();
    all.add(
        at(
            "public_internet",
            Route.Builder.create(this, "public-internet")
                .routeTableId(table.getId())
                .destinationCidrBlock(INTERNET)
                .gatewayId(gateway.getId())
                .build()));
    all.addAll(associate("public", subnets, List.of(table)));
    return new Routes(List.of(table), all);
  }

  private Routes privateRoutes(
      NetworkProps props, List<Subnet> open, List<Subnet> closed, Routes publicRoutes) {
    int gateways = props.natGateways().count(props.zones().size());
    var tables = new ArrayList<RouteTable>();
    var all = new ArrayList<ITerraformDependable>();
    for (int index = 0; index < Math.max(1, gateways); index++) {
      String id = numbered("private", index);
      var table = routeTable(id);
      tables.add(table);
      if (index < gateways) {
        var gateway = natGateway(index, open.get(index), publicRoutes);
        natGatewayIds.add(gateway.getId());
        all.add(
            at(
                id + "_internet",
                Route.Builder.create(this, id + "-internet")
                    .routeTableId(table.getId())
                    .destinationCidrBlock(INTERNET)
                    .natGatewayId(gateway.getId())
                    .build()));
      }
    }
    all.addAll(associate("private", closed, tables));
    return new Routes(tables, all);
  }

  private NatGateway natGateway(int index, Subnet subnet, Routes publicRoutes) {
    String id = numbered("nat", index);
    var address =
        at(
            id,
            Eip.Builder.create(this, id).domain("vpc").tags(named(id.replace('_', '-'))).build());
    return at(
        numbered("main", index),
        NatGateway.Builder.create(this, numbered("nat-gateway", index))
            .allocationId(address.getId())
            .subnetId(subnet.getId())
            .tags(named(id.replace('_', '-')))
            // AWS refuses a NAT gateway in a network whose internet gateway is not attached yet.
            .dependsOn(publicRoutes.all())
            .build());
  }

  private RouteTable routeTable(String id) {
    return at(
        id,
        RouteTable.Builder.create(this, id + "-routes")
            .vpcId(vpc.getId())
            .tags(named(id.replace('_', '-')))
            .build());
  }

  /** Subnets share one table, or each has its own. */
  private List<RouteTableAssociation> associate(
      String kind, List<Subnet> subnets, List<RouteTable> tables) {
    return IntStream.range(0, subnets.size())
        .mapToObj(
            index -> {
              String id = kind + "-" + (index + 1);
              return at(
                  id,
                  RouteTableAssociation.Builder.create(this, id + "-association")
                      .subnetId(subnets.get(index).getId())
                      .routeTableId(tables.get(index % tables.size()).getId())
                      .build());
            })
        .toList();
  }

  private static List<String> ids(List<Subnet> subnets) {
    return subnets.stream().map(Subnet::getId).toList();
  }

  private static String numbered(String name, int index) {
    return index == 0 ? name : name + "_" + (index + 1);
  }

  private Map<String, String> named(String part) {
    return Map.of("Name", names.apply(part));
  }
}
