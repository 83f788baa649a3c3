resource "aws_kms_key" "main" {
  description             = "gaps"
  enable_key_rotation     = true
  rotation_period_in_days = local.changed ? 180 : 365
  multi_region            = false
  deletion_window_in_days = 7
  policy                  = local.key_policy
}

resource "aws_kms_alias" "main" {
  name          = "alias/gaps"
  target_key_id = aws_kms_key.main.key_id
}

resource "aws_kms_key" "replica" {
  provider                = aws.replica
  description             = "gaps replica"
  enable_key_rotation     = true
  rotation_period_in_days = 365
  deletion_window_in_days = 7
  policy                  = local.key_policy
}

locals {
  key_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "Account"
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "kms:*"
      Resource  = "*"
    }]
  })
}
