package dev.plinth.review.plan;

import java.util.List;

/** What a resource is for: changes are told by it, because people review what they know. */
enum Part {
  ACCESS(
      "Access and keys",
      List.of("aws_iam_", "aws_kms_", "aws_secretsmanager_", "aws_ssm_", "aws_key_pair", "tls_")),
  NETWORK(
      "Network",
      List.of(
          "aws_vpc",
          "aws_subnet",
          "aws_route",
          "aws_nat_",
          "aws_internet_",
          "aws_eip",
          "aws_network_",
          "aws_security_group",
          "aws_default_security_group",
          "aws_flow_log",
          "aws_service_discovery_")),
  EDGE(
      "Edge",
      List.of(
          "aws_lb", "aws_alb", "aws_cloudfront_", "aws_wafv2_", "aws_api_gateway_", "aws_acm_")),
  DATA(
      "Data",
      List.of(
          "aws_s3_",
          "aws_dynamodb_",
          "aws_rds_",
          "aws_db_",
          "aws_elasticache_",
          "aws_opensearch",
          "aws_backup_",
          "aws_efs_",
          "aws_ebs_",
          "aws_sqs_")),
  COMPUTE(
      "Compute",
      List.of(
          "aws_instance",
          "aws_launch_",
          "aws_autoscaling_",
          "aws_appautoscaling_",
          "aws_ami",
          "aws_ecs_",
          "aws_lambda_")),
  DELIVERY("Delivery", List.of("aws_code", "aws_ecr_")),
  WATCHING(
      "Watching",
      List.of(
          "aws_cloudwatch_",
          "aws_sns_",
          "aws_cloudtrail",
          "aws_config_",
          "aws_budgets_",
          "aws_chatbot_")),
  OTHER("Other", List.of());

  private final String title;
  private final List<String> prefixes;

  Part(String title, List<String> prefixes) {
    this.title = title;
    this.prefixes = prefixes;
  }

  String title() {
    return title;
  }

  static Part of(String type) {
    for (Part part : values()) {
      if (part.prefixes.stream().anyMatch(type::startsWith)) {
        return part;
      }
    }
    return OTHER;
  }
}
