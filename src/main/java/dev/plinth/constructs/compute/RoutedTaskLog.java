package dev.plinth.constructs.compute;

import dev.plinth.constructs.watching.LogGroup;
import java.util.List;
import java.util.Map;

/**
 * The awsfirelens driver, and AWS's build of Fluent Bit that it needs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_firelens.html">Custom
 *     log routing in ECS</a>
 */
record RoutedTaskLog(LogGroup group, String region) implements TaskLog {
  private static final String IMAGE = "public.ecr.aws/aws-observability/aws-for-fluent-bit:2.32.4";
  private static final int MEGABYTES = 64;

  @Override
  public Map<String, Object> configuration() {
    return Map.of(
        "logDriver",
        "awsfirelens",
        "options",
        Map.of(
            "Name",
            "cloudwatch_logs",
            "region",
            region,
            "log_group_name",
            group.name(),
            "log_stream_prefix",
            "ecs/",
            "auto_create_group",
            "false"));
  }

  @Override
  public List<Map<String, Object>> companions() {
    return List.of(
        Map.of(
            "name",
            "log-router",
            "image",
            IMAGE,
            "essential",
            true,
            "memoryReservation",
            MEGABYTES,
            // ECS writes this itself, and a definition without it would differ at each plan.
            "user",
            "0",
            "firelensConfiguration",
            Map.of("type", "fluentbit", "options", Map.of("enable-ecs-log-metadata", "true")),
            "logConfiguration",
            DirectTaskLog.awslogs(group, region, "log-router")));
  }
}
