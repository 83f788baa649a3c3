package dev.plinth.policy.rules.network;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Data has no front door. */
public final class DataStoreInPrivateSubnets implements DocumentRule {
  /** Where each kind of store names its subnets; blocks on the way are separated by a dot. */
  private static final Map<String, String> SUBNETS =
      Map.ofEntries(
          Map.entry("aws_db_subnet_group", "subnet_ids"),
          Map.entry("aws_docdb_subnet_group", "subnet_ids"),
          Map.entry("aws_neptune_subnet_group", "subnet_ids"),
          Map.entry("aws_redshift_subnet_group", "subnet_ids"),
          Map.entry("aws_elasticache_subnet_group", "subnet_ids"),
          Map.entry("aws_memorydb_subnet_group", "subnet_ids"),
          Map.entry("aws_dax_subnet_group", "subnet_ids"),
          Map.entry("aws_opensearch_domain", "vpc_options.subnet_ids"),
          Map.entry("aws_msk_cluster", "broker_node_group_info.client_subnets"),
          Map.entry("aws_efs_mount_target", "subnet_id"),
          Map.entry("aws_opensearchserverless_vpc_endpoint", "subnet_ids"));

  @Override
  public String title() {
    return "Databases, caches and brokers are in private subnets";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "One rule of a group, or one switch, then opens the data to the internet.";
  }

  @Override
  public String remedy() {
    return "Name private subnets. Most stores cannot be moved: they are made again there"
        + " from a backup.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "rds-instance-subnet-igw-check of AWS Config",
            "https://docs.aws.amazon.com/config/latest/developerguide/rds-instance-subnet-igw-check.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_db_subnet_group": {"main": {"name": "main", "subnet_ids": ["${aws_subnet.a.id}"]}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}},
          "aws_route_table": {"a": {"vpc_id": "${aws_vpc.main.id}", "route": [
            {"cidr_block": "0.0.0.0/0", "gateway_id": "${aws_internet_gateway.main.id}"}]}},
          "aws_route_table_association": {"a": {"subnet_id": "${aws_subnet.a.id}",
            "route_table_id": "${aws_route_table.a.id}"}},
          "aws_internet_gateway": {"main": {"vpc_id": "${aws_vpc.main.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_db_subnet_group": {"main": {"name": "main", "subnet_ids": ["${aws_subnet.a.id}"]}},
          "aws_subnet": {"a": {"vpc_id": "${aws_vpc.main.id}", "cidr_block": "10.0.1.0/24"}},
          "aws_route_table": {"a": {"vpc_id": "${aws_vpc.main.id}"}},
          "aws_route_table_association": {"a": {"subnet_id": "${aws_subnet.a.id}",
            "route_table_id": "${aws_route_table.a.id}"}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var placement = new Placement(document);
    return document.resources().stream()
        .filter(store -> SUBNETS.containsKey(store.type()))
        .flatMap(store -> check(placement, store));
  }

  private Stream<Finding> check(Placement placement, Resource store) {
    String path = SUBNETS.get(store.type());
    int dot = path.indexOf('.');
    Stream<Block> blocks =
        dot < 0 ? Stream.of(store) : store.blocks(path.substring(0, dot)).stream();
    return blocks
        .flatMap(block -> placement.publicAmong(block, path.substring(dot + 1)))
        .map(found -> new Finding(this, store.address(), found.what(), found.certain()));
  }
}
