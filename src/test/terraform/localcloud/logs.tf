resource "aws_cloudwatch_log_group" "app" {
  name              = "/gaps/app"
  retention_in_days = local.changed ? 90 : 30
  kms_key_id        = aws_kms_key.main.arn
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "gaps-errors"
  log_group_name = aws_cloudwatch_log_group.app.name
  pattern        = local.changed ? "?ERROR ?FATAL" : "ERROR"
  metric_transformation {
    name          = "Errors"
    namespace     = "Gaps"
    value         = "1"
    default_value = "0"
  }
}

resource "aws_cloudwatch_query_definition" "errors" {
  name            = "gaps/errors"
  log_group_names = [aws_cloudwatch_log_group.app.name]
  query_string    = "fields @timestamp, @message | filter @message like /ERROR/ | limit ${var.revision}00"
}

resource "aws_cloudwatch_log_delivery_source" "cdn" {
  provider     = aws.global
  name         = "gaps-cdn"
  log_type     = "ACCESS_LOGS"
  resource_arn = aws_cloudfront_distribution.main.arn
}

resource "aws_cloudwatch_log_delivery_destination" "bucket" {
  provider      = aws.global
  name          = "gaps-cdn"
  output_format = "json"
  delivery_destination_configuration {
    destination_resource_arn = "${aws_s3_bucket.logs.arn}/cdn"
  }
}

resource "aws_cloudwatch_log_delivery" "cdn" {
  provider                 = aws.global
  delivery_source_name     = aws_cloudwatch_log_delivery_source.cdn.name
  delivery_destination_arn = aws_cloudwatch_log_delivery_destination.bucket.arn
  record_fields            = local.changed ? ["date", "time", "sc-status"] : ["date", "time"]
  s3_delivery_configuration {
    suffix_path                 = "/{yyyy}/{MM}/{dd}"
    enable_hive_compatible_path = false
  }
}
