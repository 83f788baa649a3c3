resource "aws_cloudwatch_log_metric_filter" "stopped" {
  name           = "gaps-stopped"
  log_group_name = aws_cloudwatch_log_group.events.name
  pattern        = local.changed ? "{ $.detail.lastStatus = \"STOPPED\" && $.detail.group = \"*\" }" : "{ $.detail.lastStatus = \"STOPPED\" }"
  metric_transformation {
    name       = "StoppedTasks"
    namespace  = "Gaps"
    value      = "1"
    unit       = "Count"
    dimensions = local.changed ? { Group = "$.detail.group", Cluster = "$.detail.clusterArn" } : { Group = "$.detail.group" }
  }
}

resource "aws_cloudwatch_metric_alarm" "stopped" {
  alarm_name          = "gaps-stopped"
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.changed ? 10 : 2
  evaluation_periods  = 1
  datapoints_to_alarm = 1
  treat_missing_data  = "notBreaching"
  ok_actions          = [aws_sns_topic.alarms.arn]
  tags                = { Revision = var.revision }
  metric_query {
    id          = "share"
    expression  = local.changed ? "IF(tasks > 0, 100 * stopped / tasks, 0)" : "100 * stopped / tasks"
    label       = "Stopped tasks"
    return_data = true
  }
  metric_query {
    id = "stopped"
    metric {
      namespace   = "Gaps"
      metric_name = "StoppedTasks"
      stat        = "Sum"
      period      = 300
      unit        = "Count"
      dimensions  = { Group = "service:gaps-app" }
    }
  }
  metric_query {
    id = "tasks"
    metric {
      namespace   = "ECS/ContainerInsights"
      metric_name = "RunningTaskCount"
      stat        = "Average"
      period      = 300
      dimensions  = { ClusterName = "gaps", ServiceName = "gaps-app" }
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "tasks" {
  alarm_name        = "gaps-tasks"
  alarm_description = "revision ${var.revision}"
  alarm_rule        = local.changed ? "ALARM(${aws_cloudwatch_metric_alarm.stopped.alarm_name})" : "ALARM(${aws_cloudwatch_metric_alarm.stopped.alarm_name}) OR ALARM(gaps-other)"
  alarm_actions     = [aws_sns_topic.alarms.arn]
  tags              = { Revision = var.revision }
  actions_suppressor {
    alarm            = aws_cloudwatch_metric_alarm.stopped.alarm_name
    extension_period = 60
    wait_period      = local.changed ? 120 : 60
  }
}

resource "aws_cloudwatch_query_definition" "stopped" {
  name            = "gaps/stopped tasks"
  log_group_names = local.changed ? [aws_cloudwatch_log_group.events.name] : [aws_cloudwatch_log_group.events.name, aws_cloudwatch_log_group.execute.name]
  query_string    = <<-EOT
    fields @timestamp, detail.group, detail.stoppedReason
    | sort @timestamp desc
    | limit ${var.revision}00
  EOT
}
