resource "aws_cloudwatch_log_group" "events" {
  name              = "/aws/events/gaps"
  retention_in_days = 30
}

resource "aws_cloudwatch_log_resource_policy" "events" {
  policy_name = "gaps-events"
  policy_document = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = local.changed ? ["delivery.logs.amazonaws.com", "events.amazonaws.com"] : ["events.amazonaws.com"] }
      Action    = ["logs:CreateLogStream", "logs:PutLogEvents"]
      Resource  = "${aws_cloudwatch_log_group.events.arn}:*"
    }]
  })
}

resource "aws_cloudwatch_event_rule" "tasks" {
  name        = "gaps-tasks"
  description = "revision ${var.revision}"
  state       = local.changed ? "DISABLED" : "ENABLED"
  tags        = { Revision = var.revision }
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      clusterArn    = [{ suffix = "cluster/gaps" }]
      lastStatus    = ["STOPPED"]
      stoppedReason = [{ anything-but = { prefix = "Scaling activity" } }]
    }
  })
}

resource "aws_cloudwatch_event_target" "log" {
  rule      = aws_cloudwatch_event_rule.tasks.name
  target_id = "log"
  arn       = aws_cloudwatch_log_group.events.arn
}

resource "aws_cloudwatch_event_target" "topic" {
  rule      = aws_cloudwatch_event_rule.tasks.name
  target_id = "topic"
  arn       = aws_sns_topic.alarms.arn
  input_transformer {
    input_paths    = local.changed ? { group = "$.detail.group", reason = "$.detail.stoppedReason" } : { group = "$.detail.group" }
    input_template = local.changed ? "\"A task of <group> stopped: <reason>\"" : "\"A task of <group> stopped\""
  }
  dead_letter_config {
    arn = aws_sqs_queue.missed.arn
  }
  retry_policy {
    maximum_event_age_in_seconds = 3600
    maximum_retry_attempts       = local.changed ? 5 : 10
  }
}

resource "aws_sqs_queue" "missed" {
  name                    = "gaps-missed"
  sqs_managed_sse_enabled = true
}
