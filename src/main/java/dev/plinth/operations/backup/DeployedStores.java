package dev.plinth.operations.backup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a deployed platform keeps data in, as its state has it.
 *
 * @param tables DynamoDB's
 * @param buckets whose objects people and programs wrote
 * @param cluster the database, where there is one
 * @param fleet the auto scaling group that writes to them, where there is one
 */
public record DeployedStores(
    List<DeployedTable> tables,
    List<DeployedBucket> buckets,
    Optional<DeployedCluster> cluster,
    Optional<String> fleet) {
  /**
   * Addresses of buckets that are not to be brought back: AWS writes logs, and nobody but the
   * platform's programs reads uploads, which last for days.
   */
  private static final Set<String> NOT_TO_BE_RESTORED = Set.of("logs", "audit", "uploads");

  /**
   * A table.
   *
   * @param policy that closes it to everybody but programs, where it has one
   */
  public record DeployedTable(String address, String name, String arn, Optional<String> policy) {}

  /** A bucket, and where its objects are copied to. */
  public record DeployedBucket(String address, String name, Optional<Replica> replica) {}

  /**
   * The copy of a bucket in another region.
   *
   * @param prefixes of what is copied
   * @param keyArn that encrypts it there
   */
  public record Replica(String bucket, String region, List<String> prefixes, String keyArn) {}

  /** A cluster of databases: attributes as the AWS provider has them. */
  public record DeployedCluster(String address, String name, JsonNode attributes) {
    /** A setting that is text; null where it is not set, which leaves it to RDS. */
    String setting(String attribute) {
      String text = attributes.path(attribute).asText();
      return text.isEmpty() ? null : text;
    }
  }

  /** Reads them of a state. */
  public static DeployedStores of(TerraformState state) {
    var resources = Resource.all(state);
    return new DeployedStores(
        ofType(resources, "aws_dynamodb_table").map(table -> table(table, resources)).toList(),
        buckets(resources),
        ofType(resources, "aws_rds_cluster")
            .map(
                cluster ->
                    new DeployedCluster(
                        cluster.address(),
                        cluster.text("cluster_identifier"),
                        cluster.attributes()))
            .findFirst(),
        ofType(resources, "aws_autoscaling_group").map(group -> group.text("name")).findFirst());
  }

  /** The table at an address. */
  Optional<DeployedTable> table(String address) {
    return tables.stream().filter(table -> table.address().equals(address)).findFirst();
  }

  /** The bucket at an address. */
  Optional<DeployedBucket> bucket(String address) {
    return buckets.stream().filter(bucket -> bucket.address().equals(address)).findFirst();
  }

  /** Where the copies are that survive the loss of the region. */
  Optional<Replica> replica() {
    return buckets.stream().flatMap(bucket -> bucket.replica().stream()).findFirst();
  }

  private static DeployedTable table(Resource table, List<Resource> resources) {
    String arn = table.text("arn");
    Optional<String> policy =
        ofType(resources, "aws_dynamodb_resource_policy")
            .filter(found -> found.text("resource_arn").equals(arn))
            .map(found -> found.text("policy"))
            .findFirst();
    return new DeployedTable(table.address(), table.text("name"), arn, policy);
  }

  private static List<DeployedBucket> buckets(List<Resource> resources) {
    List<Resource> rules = ofType(resources, "aws_s3_bucket_replication_configuration").toList();
    List<String> replicas =
        rules.stream().map(found -> destination(found).path("bucket").asText()).toList();
    return ofType(resources, "aws_s3_bucket")
        .filter(bucket -> !NOT_TO_BE_RESTORED.contains(bucket.name()))
        .filter(bucket -> !replicas.contains(bucket.text("arn")))
        .map(
            bucket ->
                new DeployedBucket(
                    bucket.address(),
                    bucket.text("bucket"),
                    rules.stream()
                        .filter(found -> found.text("bucket").equals(bucket.text("bucket")))
                        .map(found -> replica(found, resources))
                        .findFirst()))
        .toList();
  }

  private static Replica replica(Resource rules, List<Resource> resources) {
    JsonNode destination = destination(rules);
    String arn = destination.path("bucket").asText();
    Resource bucket =
        ofType(resources, "aws_s3_bucket")
            .filter(found -> found.text("arn").equals(arn))
            .findFirst()
            .orElseThrow();
    return new Replica(
        bucket.text("bucket"),
        bucket.text("region"),
        elements(rules.attributes().path("rule"))
            .map(rule -> rule.path("filter").path(0).path("prefix").asText())
            .toList(),
        destination.path("encryption_configuration").path(0).path("replica_kms_key_id").asText());
  }

  private static JsonNode destination(Resource rules) {
    return rules.attributes().path("rule").path(0).path("destination").path(0);
  }

  private static Stream<Resource> ofType(List<Resource> resources, String type) {
    return resources.stream().filter(resource -> resource.type().equals(type));
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** One thing that terraform made. */
  private record Resource(String type, String name, JsonNode attributes) {
    static List<Resource> all(TerraformState state) {
      return elements(state.json().path("resources"))
          .filter(resource -> resource.path("mode").asText().equals("managed"))
          .flatMap(
              resource ->
                  elements(resource.path("instances"))
                      .map(
                          instance ->
                              new Resource(
                                  resource.path("type").asText(),
                                  resource.path("name").asText(),
                                  instance.path("attributes"))))
          .toList();
    }

    String address() {
      return type + "." + name;
    }

    String text(String attribute) {
      return attributes.path(attribute).asText();
    }
  }
}
