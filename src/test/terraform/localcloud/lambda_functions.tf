resource "aws_lambda_function" "main" {
  function_name = "gaps-function"
  role          = aws_iam_role.function.arn
  runtime       = "python3.13"
  handler       = "index.handler"
  s3_bucket     = aws_s3_bucket.code.bucket
  s3_key        = aws_s3_object.code.key
  publish       = true
  memory_size   = local.changed ? 512 : 256
  timeout       = 20
  dead_letter_config {
    target_arn = aws_sqs_queue.lost.arn
  }
  logging_config {
    log_format            = "JSON"
    log_group             = aws_cloudwatch_log_group.function.name
    application_log_level = local.changed ? "WARN" : "INFO"
    system_log_level      = "WARN"
  }
  ephemeral_storage {
    size = local.changed ? 2048 : 1024
  }
  tracing_config {
    mode = local.changed ? "Active" : "PassThrough"
  }
}

resource "aws_lambda_alias" "live" {
  name             = "live"
  function_name    = aws_lambda_function.main.function_name
  function_version = aws_lambda_function.main.version
}

resource "aws_lambda_provisioned_concurrency_config" "live" {
  function_name                     = aws_lambda_function.main.function_name
  qualifier                         = aws_lambda_alias.live.name
  provisioned_concurrent_executions = local.changed ? 2 : 1
}

resource "aws_s3_bucket" "code" {
  bucket = "gaps-function-code"
}

resource "aws_s3_object" "code" {
  bucket         = aws_s3_bucket.code.bucket
  key            = "function.zip"
  content_base64 = "UEsDBBQAAAAAAAAAIQDKMl9vPAAAADwAAAAIAAAAaW5kZXgucHlkZWYgaGFuZGxlcihldmVudCwgY29udGV4dCk6CiAgICByZXR1cm4geyJzdGF0dXNDb2RlIjogMjAwfQpQSwECFAMUAAAAAAAAACEAyjJfbzwAAAA8AAAACAAAAAAAAAAAAAAAgAEAAAAAaW5kZXgucHlQSwUGAAAAAAEAAQA2AAAAYgAAAAAA"
}

resource "aws_sqs_queue" "lost" {
  name = "gaps-function-lost"
}

resource "aws_cloudwatch_log_group" "function" {
  name              = "/gaps/function"
  retention_in_days = 14
}

resource "aws_iam_role" "function" {
  name = "gaps-function"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}
