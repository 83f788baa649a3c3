package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Where the routes of a document's subnets lead. */
final class Routing {
  private static final String TABLE = "aws_route_table";
  private static final String DEFAULT_TABLE = "aws_default_route_table";

  private final TerraformDocument document;

  Routing(TerraformDocument document) {
    this.document = document;
  }

  /** Whether a subnet has a route table that somebody chose for it. */
  boolean isAssociated(Resource subnet) {
    return !document.attachedTo(subnet, "aws_route_table_association", "subnet_id").isEmpty();
  }

  /** Whether the document says what those without a table of their own use. */
  boolean hasMainTable(Resource subnet) {
    return !mainTables(subnet).isEmpty();
  }

  /** Whether a route leads from a subnet to an internet gateway for sure. */
  boolean leadsToInternetGateway(Resource subnet) {
    return routes(subnet).anyMatch(this::leadsToInternetGateway);
  }

  /** The same, or a route leads to a gateway that is known only after apply. */
  boolean mayLeadToInternetGateway(Resource subnet) {
    return routes(subnet)
        .anyMatch(
            route ->
                leadsToInternetGateway(route)
                    || route.isUnknown("gateway_id")
                        && document.referred(route, "gateway_id").isEmpty());
  }

  private boolean leadsToInternetGateway(Block route) {
    return route.text("gateway_id").filter(id -> id.startsWith("igw-")).isPresent()
        || document.referred(route, "gateway_id").stream()
            .anyMatch(gateway -> gateway.type().equals("aws_internet_gateway"));
  }

  /** The NAT gateways that the routes of a subnet lead to. */
  List<Resource> natGateways(Resource subnet) {
    return routes(subnet)
        .flatMap(route -> Links.to(document, route, "nat_gateway_id", "aws_nat_gateway").stream())
        .distinct()
        .toList();
  }

  /** The routes of a subnet's tables; those of the main table where it has none of its own. */
  private Stream<Block> routes(Resource subnet) {
    return tables(subnet).stream().flatMap(this::routesOf);
  }

  private List<Resource> tables(Resource subnet) {
    return isAssociated(subnet)
        ? document.attachedTo(subnet, "aws_route_table_association", "subnet_id").stream()
            .flatMap(association -> tables(association, "route_table_id"))
            .toList()
        : mainTables(subnet);
  }

  private List<Resource> mainTables(Resource subnet) {
    return Links.to(document, subnet, "vpc_id", "aws_vpc").stream()
        .flatMap(
            vpc ->
                Stream.concat(
                    document.attachedTo(vpc, "aws_main_route_table_association", "vpc_id").stream()
                        .flatMap(main -> tables(main, "route_table_id")),
                    document.attachedTo(vpc, DEFAULT_TABLE, "default_route_table_id").stream()))
        .toList();
  }

  private Stream<Resource> tables(Resource named, String argument) {
    return Stream.of(TABLE, DEFAULT_TABLE)
        .flatMap(type -> Links.to(document, named, argument, type).stream());
  }

  private Stream<Block> routesOf(Resource table) {
    return Stream.concat(
        table.blocks("route").stream(),
        document.attachedTo(table, "aws_route", "route_table_id").stream());
  }
}
