resource "aws_s3_bucket_lifecycle_configuration" "data" {
  bucket     = aws_s3_bucket.data.id
  depends_on = [aws_s3_bucket_versioning.data]

  rule {
    id     = "everything"
    status = "Enabled"
    filter {}
    transition {
      days          = local.changed ? 120 : 90
      storage_class = "STANDARD_IA"
    }
    transition {
      days          = 270
      storage_class = "GLACIER"
    }
    noncurrent_version_expiration {
      noncurrent_days           = 30
      newer_noncurrent_versions = 3
    }
    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
  rule {
    id     = "models"
    status = "Enabled"
    filter {
      prefix = "models/"
    }
    transition {
      days          = 0
      storage_class = "INTELLIGENT_TIERING"
    }
  }
  rule {
    id     = "temporary"
    status = "Enabled"
    filter {
      tag {
        key   = "retention"
        value = "temporary"
      }
    }
    expiration {
      days = 635
    }
  }
  rule {
    id     = "temporary-uploads"
    status = "Enabled"
    filter {
      and {
        prefix = "uploads/"
        tags   = { retention = "temporary", kind = "upload" }
      }
    }
    expiration {
      days = 30
    }
  }
}
