resource "aws_iam_service_linked_role" "config" {
  aws_service_name = "config.amazonaws.com"
}

resource "aws_config_configuration_recorder" "main" {
  name     = "gaps"
  role_arn = aws_iam_service_linked_role.config.arn
  recording_group {
    all_supported                 = true
    include_global_resource_types = true
  }
}

resource "aws_config_delivery_channel" "main" {
  name           = "gaps"
  s3_bucket_name = aws_s3_bucket.audit.bucket
  s3_key_prefix  = "config"
  s3_kms_key_arn = aws_kms_key.main.arn
  sns_topic_arn  = aws_sns_topic.alarms.arn
  depends_on     = [aws_config_configuration_recorder.main]
  snapshot_delivery_properties {
    delivery_frequency = local.changed ? "Six_Hours" : "TwentyFour_Hours"
  }
}

resource "aws_config_configuration_recorder_status" "main" {
  name       = aws_config_configuration_recorder.main.name
  is_enabled = true
  depends_on = [aws_config_delivery_channel.main]
}

resource "aws_config_retention_configuration" "main" {
  retention_period_in_days = local.changed ? 400 : 365
}

resource "aws_config_config_rule" "managed" {
  for_each   = toset(["CLOUD_TRAIL_ENCRYPTION_ENABLED", "ENCRYPTED_VOLUMES", "ROOT_ACCOUNT_MFA_ENABLED", "S3_BUCKET_VERSIONING_ENABLED"])
  name       = "gaps-${lower(replace(each.key, "_", "-"))}"
  tags       = { "Revision${var.revision}" = "current" }
  depends_on = [aws_config_configuration_recorder.main]
  source {
    owner             = "AWS"
    source_identifier = each.key
  }
}

resource "aws_config_config_rule" "password" {
  name                        = "gaps-password"
  description                 = "Passwords are long"
  input_parameters            = jsonencode({ MinimumPasswordLength = local.changed ? "16" : "14", RequireSymbols = "true" })
  maximum_execution_frequency = "TwentyFour_Hours"
  tags                        = { "Revision${var.revision}" = "current" }
  depends_on                  = [aws_config_configuration_recorder.main]
  source {
    owner             = "AWS"
    source_identifier = "IAM_PASSWORD_POLICY"
  }
}

resource "aws_config_config_rule" "tags" {
  name             = "gaps-tags"
  input_parameters = jsonencode({ tag1Key = "Owner" })
  depends_on       = [aws_config_configuration_recorder.main]
  source {
    owner             = "AWS"
    source_identifier = "REQUIRED_TAGS"
  }
  scope {
    compliance_resource_types = local.changed ? ["AWS::S3::Bucket", "AWS::EC2::Volume"] : ["AWS::S3::Bucket"]
  }
}
