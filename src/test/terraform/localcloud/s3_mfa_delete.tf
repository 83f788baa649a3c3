locals {
  mfa_device = "arn:aws:iam::111122223333:mfa/root-account-mfa-device"
}

# Switched off again in the second revision: as in AWS, it keeps versioning from being destroyed.
resource "aws_s3_bucket" "protected" {
  bucket        = "gaps-protected"
  force_destroy = true
}

resource "aws_s3_bucket_versioning" "protected" {
  bucket = aws_s3_bucket.protected.id
  mfa    = "${local.mfa_device} ${local.changed ? "654321" : "123456"}"
  versioning_configuration {
    status     = "Enabled"
    mfa_delete = local.changed ? "Disabled" : "Enabled"
  }
}
