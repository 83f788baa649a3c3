package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Nobody reads along. */
public final class DatabaseTlsOnly implements DocumentRule {

  @Override
  public String title() {
    return "Databases refuse connections without TLS";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whoever listens in the network reads passwords and rows.";
  }

  @Override
  public String remedy() {
    return "Set rds.force_ssl (PostgreSQL, SQL Server) to 1, or require_secure_transport (MySQL,"
        + " MariaDB) to ON, in the parameter group; require_tls of a proxy to true. Programs"
        + " that connect without TLS are refused from then on.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.fsbp("rds", "RDS", 38),
        Source.fsbp("rds", "RDS", 39),
        Source.fsbp("rds", "RDS", 43),
        Source.page(
            "Using SSL with a PostgreSQL DB instance",
            "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/"
                + "PostgreSQL.Concepts.General.SSL.html"),
        Source.page(
            "Securing Aurora PostgreSQL data with SSL/TLS",
            "https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/"
                + "AuroraPostgreSQL.Security.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "db_cluster_parameter_group_name": "${aws_rds_cluster_parameter_group.orders.name}"}},
          "aws_rds_cluster_parameter_group": {"orders": {"family": "aurora-postgresql16"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_rds_cluster": {"orders": {"engine": "aurora-postgresql",
            "db_cluster_parameter_group_name": "${aws_rds_cluster_parameter_group.orders.name}"}},
          "aws_rds_cluster_parameter_group": {"orders": {"family": "aurora-postgresql16",
            "parameter": [{"name": "rds.force_ssl", "value": "1"}]}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    var databases =
        Stream.of("aws_db_instance", "aws_rds_cluster")
            .flatMap(type -> document.resources(type).stream())
            .flatMap(database -> check(document, database).stream());
    var proxies =
        document.resources("aws_db_proxy").stream()
            .filter(proxy -> !proxy.isTrue("require_tls"))
            .map(proxy -> finding(proxy, "require_tls", "require_tls is not true"));
    return Stream.concat(databases, proxies);
  }

  private Optional<Finding> check(TerraformDocument document, Resource database) {
    return TlsParameter.of(database)
        .filter(parameter -> !parameter.isOn(document, database))
        .map(parameter -> finding(database, "no parameter group sets " + parameter.name()));
  }
}
