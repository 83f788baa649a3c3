# An API that leads to an upstream of the test, deployed by the real provider: what is called is
# what the local cloud kept of it.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

variable "upstream" {
  type        = string
  description = "Where the endpoint of the integrations answers, such as http://127.0.0.1:8080."
}

variable "deployed" {
  type        = string
  default     = "first"
  description = "A change of this word alone deploys again."
}

variable "renamed" {
  type        = bool
  default     = false
  description = "Whether the document has another path than at first."
}

locals {
  sessions = {
    post = {
      operationId = "open"
      parameters  = [{ name = "tenant", in = "query", required = true, schema = { type = "string" } }]
      requestBody = {
        content = { "application/json" = { schema = { "$ref" = "#/components/schemas/Session" } } }
      }
      responses                         = { "200" = { description = "open" } }
      "x-amazon-apigateway-integration" = merge(local.proxy, { uri = "${var.upstream}/in/sessions" })
    }
  }
  proxy = { type = "http_proxy", httpMethod = "ANY" }
  free  = { security = [], responses = { "200" = { description = "well" } } }
  body = {
    openapi  = "3.0.3"
    info     = { title = "called", version = "1" }
    security = [{ key = [] }]
    paths = {
      (var.renamed ? "/visits" : "/sessions") = local.sessions
      "/sessions/{id}" = {
        get = {
          parameters = [{ name = "id", in = "path", required = true, schema = { type = "string" } }]
          responses  = { "200" = { description = "one" } }
          "x-amazon-apigateway-integration" = merge(local.proxy, {
            uri            = "${var.upstream}/linked/{id}"
            connectionType = "VPC_LINK"
            connectionId   = aws_api_gateway_vpc_link.main.id
            requestParameters = {
              "integration.request.path.id"         = "method.request.path.id"
              "integration.request.header.X-Origin" = "'gateway'"
              "integration.request.header.X-Stage"  = "stageVariables.name"
            }
          })
        }
      }
      "/slow"   = { get = merge(local.free, { "x-amazon-apigateway-integration" = merge(local.proxy, { uri = "${var.upstream}/slow", timeoutInMillis = 200 }) }) }
      "/named"  = { get = merge(local.free, { "x-amazon-apigateway-integration" = merge(local.proxy, { uri = "https://origin.example.com/named" }) }) }
      "/absent" = { get = merge(local.free, { "x-amazon-apigateway-integration" = merge(local.proxy, { uri = "http://127.0.0.1:1/" }) }) }
      "/mapped" = {
        get = merge(local.free, {
          "x-amazon-apigateway-integration" = {
            type       = "http"
            httpMethod = "GET"
            uri        = "${var.upstream}/missing"
            responses = {
              default = { statusCode = "200" }
              "404"   = { statusCode = "410", responseParameters = { "method.response.header.X-Why" = "integration.response.header.X-Reason" } }
            }
          }
        })
      }
      "/mock" = {
        get = merge(local.free, {
          "x-amazon-apigateway-integration" = {
            type             = "mock"
            requestTemplates = { "application/json" = "{\"statusCode\": 204}" }
            responses = {
              default = { statusCode = "200" }
              "204"   = { statusCode = "202", responseTemplates = { "application/json" = "{\"stage\": \"$context.stage\"}" } }
            }
          }
        })
      }
      "/seldom" = { get = { responses = { "200" = { description = "one" } }, "x-amazon-apigateway-integration" = merge(local.proxy, { uri = "${var.upstream}/seldom" }) } }
      "/function" = {
        get = merge(local.free, {
          "x-amazon-apigateway-integration" = {
            type       = "aws_proxy"
            httpMethod = "POST"
            uri        = aws_lambda_function.main.invoke_arn
          }
        })
      }
      "/files/{path+}" = {
        "x-amazon-apigateway-any-method" = merge(local.free, {
          parameters = [{ name = "path", in = "path", required = true, schema = { type = "string" } }]
          "x-amazon-apigateway-integration" = merge(local.proxy, {
            uri               = "${var.upstream}/files/{path}"
            requestParameters = { "integration.request.path.path" = "method.request.path.path" }
          })
        })
      }
    }
    components = {
      securitySchemes = { key = { type = "apiKey", name = "x-api-key", in = "header" } }
      schemas = {
        Session = {
          type       = "object"
          required   = ["incident"]
          properties = { incident = { "$ref" = "#/components/schemas/Incident" } }
        }
        Incident = { type = "string", minLength = 3 }
      }
    }
    "x-amazon-apigateway-request-validators" = { all = { validateRequestBody = true, validateRequestParameters = true } }
    "x-amazon-apigateway-request-validator"  = "all"
    "x-amazon-apigateway-gateway-responses" = {
      QUOTA_EXCEEDED = {
        statusCode         = "429"
        responseParameters = { "gatewayresponse.header.Retry-After" = "'86400'" }
        responseTemplates  = { "application/json" = "{\"limit\": $context.error.messageString}" }
      }
    }
  }
}

resource "aws_api_gateway_rest_api" "main" {
  name = "called"
  body = jsonencode(local.body)
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers    = { deployed = var.deployed }
  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_api_gateway_stage" "main" {
  rest_api_id   = aws_api_gateway_rest_api.main.id
  deployment_id = aws_api_gateway_deployment.main.id
  stage_name    = "mvp"
  variables     = { name = "the-stage" }
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.requests.arn
    format          = "$context.httpMethod $context.resourcePath $context.status"
  }
}

resource "aws_cloudwatch_log_group" "requests" {
  name = "called"
}

resource "aws_api_gateway_vpc_link" "main" {
  name        = "called"
  target_arns = ["arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/net/called/50dc6c495c0c9188"]
}

resource "aws_api_gateway_usage_plan" "main" {
  name = "called"
  api_stages {
    api_id = aws_api_gateway_rest_api.main.id
    stage  = aws_api_gateway_stage.main.stage_name
    throttle {
      path        = "/seldom/GET"
      rate_limit  = 0.01
      burst_limit = 2
    }
  }
  throttle_settings {
    rate_limit  = 1000
    burst_limit = 1000
  }
}

resource "aws_api_gateway_usage_plan" "short" {
  name = "short"
  api_stages {
    api_id = aws_api_gateway_rest_api.main.id
    stage  = aws_api_gateway_stage.main.stage_name
  }
  quota_settings {
    limit  = 2
    period = "MONTH"
  }
}

resource "aws_api_gateway_usage_plan" "elsewhere" {
  name = "elsewhere"
}

resource "aws_api_gateway_usage_plan" "narrow" {
  name = "narrow"
  api_stages {
    api_id = aws_api_gateway_rest_api.main.id
    stage  = aws_api_gateway_stage.main.stage_name
  }
  throttle_settings {
    rate_limit  = 0.01
    burst_limit = 3
  }
}

locals {
  plans = {
    main      = aws_api_gateway_usage_plan.main.id
    short     = aws_api_gateway_usage_plan.short.id
    elsewhere = aws_api_gateway_usage_plan.elsewhere.id
    narrow    = aws_api_gateway_usage_plan.narrow.id
  }
}

resource "aws_api_gateway_api_key" "main" {
  for_each = local.plans
  name     = each.key
  value    = "the-key-of-the-plan-${each.key}"
}

resource "aws_api_gateway_usage_plan_key" "main" {
  for_each      = local.plans
  key_id        = aws_api_gateway_api_key.main[each.key].id
  key_type      = "API_KEY"
  usage_plan_id = each.value
}

resource "aws_lambda_function" "main" {
  function_name = "called"
  role          = aws_iam_role.function.arn
  runtime       = "python3.13"
  handler       = "index.handler"
  s3_bucket     = aws_s3_bucket.code.bucket
  s3_key        = aws_s3_object.code.key
}

resource "aws_s3_bucket" "code" {
  bucket = "called-code"
}

resource "aws_s3_object" "code" {
  bucket         = aws_s3_bucket.code.bucket
  key            = "function.zip"
  content_base64 = "UEsDBBQAAAAAAAAAIQDKMl9vPAAAADwAAAAIAAAAaW5kZXgucHlkZWYgaGFuZGxlcihldmVudCwgY29udGV4dCk6CiAgICByZXR1cm4geyJzdGF0dXNDb2RlIjogMjAwfQpQSwECFAMUAAAAAAAAACEAyjJfbzwAAAA8AAAACAAAAAAAAAAAAAAAgAEAAAAAaW5kZXgucHlQSwUGAAAAAAEAAQA2AAAAYgAAAAAA"
}

resource "aws_iam_role" "function" {
  name = "called"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "lambda.amazonaws.com" }
    }]
  })
}

output "api" {
  value = aws_api_gateway_rest_api.main.id
}
