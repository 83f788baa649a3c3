resource "aws_sns_topic" "alarms" {
  name              = "gaps-alarms"
  kms_master_key_id = aws_kms_key.main.arn
  display_name      = "revision ${var.revision}"
}

resource "aws_sns_topic_policy" "alarms" {
  arn = aws_sns_topic.alarms.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudwatch.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.alarms.arn
    }]
  })
}

resource "aws_sns_topic_subscription" "mail" {
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = "ops@example.com"
}

resource "aws_cloudwatch_metric_alarm" "high" {
  alarm_name          = "gaps-high"
  alarm_description   = "Too much work"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.changed ? 50 : 40
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.app.name }
  alarm_actions       = [aws_autoscaling_policy.up.arn, aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "gaps-errors"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 5
  evaluation_periods  = 3
  metric_query {
    id          = "rate"
    expression  = "100 * errors / MAX([errors, requests])"
    label       = "Error rate"
    return_data = true
  }
  metric_query {
    id = "errors"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "HTTPCode_Target_5XX_Count"
      stat        = "Sum"
      period      = 60
      dimensions  = { LoadBalancer = aws_lb.main.arn_suffix }
    }
  }
  metric_query {
    id = "requests"
    metric {
      namespace   = "AWS/ApplicationELB"
      metric_name = "RequestCount"
      stat        = "Sum"
      period      = 60
      dimensions  = { LoadBalancer = aws_lb.main.arn_suffix }
    }
  }
}

resource "aws_cloudwatch_composite_alarm" "service" {
  alarm_name        = "gaps-service"
  alarm_description = "revision ${var.revision}"
  alarm_rule        = "ALARM(${aws_cloudwatch_metric_alarm.high.alarm_name}) AND ALARM(${aws_cloudwatch_metric_alarm.errors.alarm_name})"
  alarm_actions     = [aws_sns_topic.alarms.arn]
  ok_actions        = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_dashboard" "main" {
  dashboard_name = "gaps"
  dashboard_body = jsonencode({
    widgets = [{
      type       = "text", x = 0, y = 0, width = 6, height = 3
      properties = { markdown = "revision ${var.revision}" }
    }]
  })
}

resource "aws_cloudwatch_event_rule" "refresh" {
  name        = "gaps-refresh"
  description = "revision ${var.revision}"
  event_pattern = jsonencode({
    source      = ["aws.autoscaling"]
    detail-type = ["EC2 Auto Scaling Instance Refresh Failed"]
  })
}

resource "aws_cloudwatch_event_target" "refresh" {
  rule      = aws_cloudwatch_event_rule.refresh.name
  target_id = "topic"
  arn       = aws_sns_topic.alarms.arn
  input_transformer {
    input_paths    = { group = "$.detail.AutoScalingGroupName" }
    input_template = "\"<group> was not refreshed\""
  }
}
