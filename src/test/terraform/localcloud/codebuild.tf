resource "aws_iam_role" "build" {
  name = "gaps-build"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codebuild.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_s3_bucket" "builds" {
  bucket        = "gaps-builds"
  force_destroy = true
}

resource "aws_s3_bucket_lifecycle_configuration" "builds" {
  bucket = aws_s3_bucket.builds.id
  rule {
    id     = "cache"
    status = "Enabled"
    filter {
      prefix = "cache/"
    }
    expiration {
      days = local.changed ? 14 : 7
    }
  }
}

resource "aws_codebuild_project" "pipeline" {
  name                   = "gaps"
  description            = local.changed ? "Builds and scans the image" : "Builds the image"
  service_role           = aws_iam_role.build.arn
  build_timeout          = local.changed ? 45 : 30
  queued_timeout         = 60
  concurrent_build_limit = local.changed ? 2 : 1
  encryption_key         = aws_kms_key.main.arn
  tags                   = { "Revision${var.revision}" = "current" }
  source {
    type      = "CODEPIPELINE"
    buildspec = <<-YAML
      version: 0.2
      phases:
        build:
          commands:
            - docker build -t "$REPOSITORY:$CODEBUILD_RESOLVED_SOURCE_VERSION" .
            - echo "revision ${var.revision}"
      artifacts:
        files:
          - imagedefinitions.json
    YAML
  }
  artifacts {
    type = "CODEPIPELINE"
  }
  cache {
    type     = "S3"
    location = "${aws_s3_bucket.builds.bucket}/cache"
  }
  environment {
    type            = "LINUX_CONTAINER"
    compute_type    = "BUILD_GENERAL1_MEDIUM"
    image           = "aws/codebuild/standard:7.0"
    privileged_mode = true
    environment_variable {
      name  = "REPOSITORY"
      value = "gaps-${var.revision}"
    }
    environment_variable {
      name  = "SCAN_TOKEN"
      type  = "SECRETS_MANAGER"
      value = "gaps/scan:token"
    }
    environment_variable {
      name  = "REGISTRY_MIRROR"
      type  = "PARAMETER_STORE"
      value = "/gaps/mirror"
    }
  }
  logs_config {
    cloudwatch_logs {
      group_name  = aws_cloudwatch_log_group.app.name
      stream_name = "build"
    }
  }
}

resource "aws_codebuild_project" "in_network" {
  name         = "gaps-in-network"
  service_role = aws_iam_role.build.arn
  source {
    type      = "NO_SOURCE"
    buildspec = "version: 0.2"
  }
  artifacts {
    type = "NO_ARTIFACTS"
  }
  environment {
    type         = "LINUX_CONTAINER"
    compute_type = "BUILD_GENERAL1_SMALL"
    image        = "aws/codebuild/standard:7.0"
  }
  vpc_config {
    vpc_id             = aws_vpc.main.id
    subnets            = aws_subnet.private[*].id
    security_group_ids = [aws_security_group.app.id]
  }
}
