package dev.plinth.policy.rules.watching;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What metrics are about, by their dimensions.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html">AWS
 *     services that publish CloudWatch metrics</a>
 */
final class MetricSubjects {
  /**
   * What a dimension names.
   *
   * @param type of the resource
   * @param argument of it that the dimension repeats
   */
  private record Subject(String type, String argument) {}

  private static final Map<String, Subject> SUBJECTS =
      Map.ofEntries(
          Map.entry("AWS/ApiGateway ApiName", new Subject("aws_api_gateway_rest_api", "name")),
          Map.entry("AWS/DynamoDB TableName", new Subject("aws_dynamodb_table", "name")),
          Map.entry("AWS/EC2 AutoScalingGroupName", new Subject("aws_autoscaling_group", "name")),
          Map.entry("AWS/ECS ClusterName", new Subject("aws_ecs_cluster", "name")),
          Map.entry("AWS/ECS ServiceName", new Subject("aws_ecs_service", "name")),
          Map.entry("AWS/Lambda FunctionName", new Subject("aws_lambda_function", "function_name")),
          Map.entry(
              "AWS/RDS DBClusterIdentifier", new Subject("aws_rds_cluster", "cluster_identifier")),
          Map.entry("AWS/RDS DBInstanceIdentifier", new Subject("aws_db_instance", "identifier")),
          Map.entry("AWS/S3 BucketName", new Subject("aws_s3_bucket", "bucket")),
          Map.entry("AWS/SNS TopicName", new Subject("aws_sns_topic", "name")),
          Map.entry("AWS/SQS QueueName", new Subject("aws_sqs_queue", "name")),
          Map.entry("ECS/ContainerInsights ClusterName", new Subject("aws_ecs_cluster", "name")),
          Map.entry("ECS/ContainerInsights ServiceName", new Subject("aws_ecs_service", "name")));

  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{((?:data\\.)?aws_[a-z0-9_]+\\.[\\w-]+)(?:\\[[^]]*])?\\.\\w+}");

  private MetricSubjects() {}

  /**
   * What a metric says that it is about and that is not in the document: a resource that is
   * missing, or a name that none has, while there are others of its kind.
   */
  static Optional<String> missing(TerraformDocument document, AlarmMetric metric) {
    return metric.dimensions().entrySet().stream()
        .filter(dimension -> isMissing(document, metric.namespace(), dimension))
        .map(dimension -> dimension.getKey() + " " + dimension.getValue())
        .findFirst();
  }

  private static boolean isMissing(
      TerraformDocument document, String namespace, Map.Entry<String, String> dimension) {
    String value = dimension.getValue();
    Matcher reference = REFERENCE.matcher(value);
    if (reference.matches()) {
      return document.find(reference.group(1)).isEmpty();
    }
    Subject subject = SUBJECTS.get(namespace + " " + dimension.getKey());
    if (subject == null || value.contains("${") && !isWhollyUnknown(value)) {
      return false;
    }
    List<Resource> possible = document.resources(subject.type());
    return !possible.isEmpty()
        && possible.stream()
            .map(resource -> resource.text(subject.argument()).orElse(""))
            .noneMatch(name -> name.equals(value) || name.isEmpty() || name.contains("${"));
  }

  private static boolean isWhollyUnknown(String value) {
    return value.startsWith("${") && value.endsWith("}");
  }
}
