resource "aws_s3_bucket" "audit" {
  bucket        = "gaps-audit"
  force_destroy = true
}

resource "aws_s3_bucket_policy" "audit" {
  bucket = aws_s3_bucket.audit.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:GetBucketAcl"
        Resource  = aws_s3_bucket.audit.arn
        Condition = { StringEquals = { "aws:SourceArn" = "arn:aws:cloudtrail:eu-west-1:111122223333:trail/gaps" } }
      },
      {
        Effect    = "Allow"
        Principal = { Service = "cloudtrail.amazonaws.com" }
        Action    = "s3:PutObject"
        Resource  = "${aws_s3_bucket.audit.arn}/*"
        Condition = { StringEquals = { "s3:x-amz-acl" = "bucket-owner-full-control" } }
      },
    ]
  })
}

resource "aws_cloudwatch_log_group" "audit" {
  name              = "/gaps/audit"
  retention_in_days = 365
}

resource "aws_iam_role" "audit" {
  name = "gaps-audit"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "cloudtrail.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_cloudtrail" "main" {
  name                          = "gaps"
  s3_bucket_name                = aws_s3_bucket.audit.id
  s3_key_prefix                 = "trail"
  kms_key_id                    = aws_kms_key.main.arn
  cloud_watch_logs_group_arn    = "${aws_cloudwatch_log_group.audit.arn}:*"
  cloud_watch_logs_role_arn     = aws_iam_role.audit.arn
  is_multi_region_trail         = true
  include_global_service_events = true
  enable_log_file_validation    = true
  enable_logging                = true
  tags                          = { "Revision${var.revision}" = "current" }
  depends_on                    = [aws_s3_bucket_policy.audit]
  advanced_event_selector {
    name = "Management"
    field_selector {
      field  = "eventCategory"
      equals = ["Management"]
    }
    field_selector {
      field      = "eventSource"
      not_equals = local.changed ? ["kms.amazonaws.com", "rdsdata.amazonaws.com"] : ["kms.amazonaws.com"]
    }
  }
  advanced_event_selector {
    name = "Writes to the state"
    field_selector {
      field  = "eventCategory"
      equals = ["Data"]
    }
    field_selector {
      field  = "resources.type"
      equals = ["AWS::S3::Object"]
    }
    field_selector {
      field       = "resources.ARN"
      starts_with = ["${aws_s3_bucket.audit.arn}/"]
    }
  }
  dynamic "insight_selector" {
    for_each = local.changed ? ["ApiCallRateInsight"] : ["ApiCallRateInsight", "ApiErrorRateInsight"]
    content {
      insight_type = insight_selector.value
    }
  }
}

resource "aws_cloudtrail" "regional" {
  name           = "gaps-regional"
  s3_bucket_name = aws_s3_bucket.audit.id
  enable_logging = !local.changed
  depends_on     = [aws_s3_bucket_policy.audit]
  dynamic "advanced_event_selector" {
    for_each = local.changed ? [] : ["Management"]
    content {
      name = "Everything but data"
      field_selector {
        field  = "eventCategory"
        equals = [advanced_event_selector.value]
      }
    }
  }
  dynamic "event_selector" {
    for_each = local.changed ? ["WriteOnly"] : []
    content {
      read_write_type                  = event_selector.value
      include_management_events        = true
      exclude_management_event_sources = ["kms.amazonaws.com"]
      data_resource {
        type   = "AWS::S3::Object"
        values = ["${aws_s3_bucket.audit.arn}/"]
      }
    }
  }
}
