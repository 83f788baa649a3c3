package dev.plinth.operations.saving;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.TerraformState;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an environment goes on costing while it sleeps. What it is, and how it is counted; prices
 * differ by region and contract, and are not known here.
 */
final class StillCosting {
  private static final Predicate<JsonNode> ANY = resource -> true;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("aws_nat_gateway", ANY, "NAT gateway", "by the hour, whatever passes"),
          new Kind("aws_lb", ANY, "load balancer", "by the hour; it answers 503 meanwhile"),
          new Kind(
              "aws_vpc_endpoint",
              endpoint -> endpoint.path("vpc_endpoint_type").asText().equals("Interface"),
              "interface endpoint",
              "by the hour, in each zone"),
          new Kind("aws_eip", ANY, "public IPv4 address", "by the hour"),
          new Kind(
              "aws_elasticache_replication_group",
              ANY,
              "cache",
              "by the hour: a cache cannot be stopped"),
          new Kind(
              "aws_opensearchserverless_collection",
              ANY,
              "vector collection",
              "by the hour, idle too: a collection cannot be stopped"),
          new Kind("aws_rds_cluster", ANY, "database", "storage and backups, stopped or not"),
          new Kind("aws_kms_key", ANY, "key", "by the month"),
          new Kind("aws_secretsmanager_secret", ANY, "secret", "by the month"),
          new Kind("aws_wafv2_web_acl", ANY, "web ACL", "by the month, and for each rule"),
          new Kind("aws_cloudwatch_metric_alarm", ANY, "alarm", "by the month"),
          new Kind("aws_s3_bucket", ANY, "bucket", "what is in it"),
          new Kind("aws_dynamodb_table", ANY, "table", "what is in it"),
          new Kind("aws_ecr_repository", ANY, "image repository", "what is in it"),
          new Kind("aws_cloudwatch_log_group", ANY, "log group", "what is in it"));

  private StillCosting() {}

  /** A line for each kind of thing that is there. */
  static List<String> of(TerraformState state) {
    return KINDS.stream().flatMap(kind -> kind.in(state)).toList();
  }

  /**
   * @param type of the resources
   * @param counts which of them cost
   * @param name what one is called
   * @param why how it costs
   */
  private record Kind(String type, Predicate<JsonNode> counts, String name, String why) {
    Stream<String> in(TerraformState state) {
      long number = state.resources(type).stream().filter(counts).count();
      return number == 0
          ? Stream.empty()
          : Stream.of("%s: %s".formatted(number == 1 ? "1 " + name : number + " " + plural(), why));
    }

    private String plural() {
      if (name.matches(".*[^aeiou]y")) {
        return name.substring(0, name.length() - 1) + "ies";
      }
      return name.endsWith("ss") ? name + "es" : name + "s";
    }
  }
}
