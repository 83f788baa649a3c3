# Deleting one of these must not delete the bucket: revision 2 has one of each less.

resource "aws_s3_bucket_metric" "whole" {
  bucket = aws_s3_bucket.data.id
  name   = "EntireBucket"
}

resource "aws_s3_bucket_metric" "models" {
  bucket = aws_s3_bucket.data.id
  name   = "Models"
  filter {
    prefix = local.changed ? "models/v2/" : "models/"
  }
}

resource "aws_s3_bucket_metric" "passing" {
  count  = local.changed ? 0 : 1
  bucket = aws_s3_bucket.data.id
  name   = "Passing"
}

resource "aws_s3_bucket_intelligent_tiering_configuration" "whole" {
  bucket = aws_s3_bucket.data.id
  name   = "EntireBucket"
  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = local.changed ? 125 : 90
  }
  tiering {
    access_tier = "DEEP_ARCHIVE_ACCESS"
    days        = 180
  }
}

resource "aws_s3_bucket_intelligent_tiering_configuration" "passing" {
  count  = local.changed ? 0 : 1
  bucket = aws_s3_bucket.data.id
  name   = "Passing"
  filter {
    prefix = "models/"
  }
  tiering {
    access_tier = "ARCHIVE_ACCESS"
    days        = 90
  }
}
