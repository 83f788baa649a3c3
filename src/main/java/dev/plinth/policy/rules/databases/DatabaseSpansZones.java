package dev.plinth.policy.rules.databases;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A zone may go. */
public final class DatabaseSpansZones implements DocumentRule {
  private static final int FEWEST = 2;

  @Override
  public String title() {
    return "Databases of production survive the loss of a zone";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "With its zone the database is away until somebody restores it elsewhere.";
  }

  @Override
  public String remedy() {
    return "Set multi_az to true, or give the cluster a second aws_rds_cluster_instance: both"
        + " are done while the database runs.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.fsbp("rds", "RDS", 5), Source.fsbp("rds", "RDS", 15));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "multi_az": false}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_db_instance": {"orders": {"engine": "postgres", "multi_az": true}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Production.mayBe(document)
        ? Stream.concat(instances(document), clusters(document))
        : Stream.empty();
  }

  private Stream<Finding> instances(TerraformDocument document) {
    return Databases.instances(document)
        .filter(instance -> !Databases.isCopy(instance))
        .filter(instance -> !instance.isTrue("multi_az"))
        .map(instance -> finding(instance, "multi_az", "multi_az is not true"));
  }

  private Stream<Finding> clusters(TerraformDocument document) {
    return document.resources("aws_rds_cluster").stream()
        .filter(cluster -> !spansZonesByItself(cluster))
        .filter(cluster -> members(document, cluster) < FEWEST)
        .map(cluster -> finding(cluster, "it has less than two instances"));
  }

  /** One with disks of its own in three zones, or a serverless one of the first kind. */
  private static boolean spansZonesByItself(Resource cluster) {
    return cluster.text("db_cluster_instance_class").isPresent()
        || cluster.text("engine_mode").filter("serverless"::equals).isPresent();
  }

  private static int members(TerraformDocument document, Resource cluster) {
    return document.attachedTo(cluster, "aws_rds_cluster_instance", "cluster_identifier").stream()
        .mapToInt(DatabaseSpansZones::times)
        .sum();
  }

  /** How often a resource is there, as far as that is written. */
  private static int times(Resource member) {
    return member.value("for_each").isContainerNode()
        ? member.value("for_each").size()
        : member.number("count").orElse(1);
  }
}
