resource "aws_api_gateway_rest_api" "main" {
  name        = "gaps-api"
  description = "revision ${var.revision}"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
  disable_execute_api_endpoint = false
  minimum_compression_size     = local.changed ? 2048 : 1024
  tags                         = { Revision = var.revision }
  body = jsonencode({
    openapi = "3.0.3"
    info    = { title = "gaps-api", version = "1", description = "from the document" }
    paths = merge(
      {
        "/health" = {
          get = {
            operationId = "health"
            security    = []
            responses   = { "200" = { description = "well" } }
            "x-amazon-apigateway-integration" = {
              type       = "http_proxy"
              httpMethod = "GET"
              uri        = "http://api.example.com/health"
            }
          }
        }
        "/sessions/{id}/frames" = {
          parameters = [{ "$ref" = "#/components/parameters/id" }]
          post = {
            operationId = "upload"
            requestBody = {
              required = true
              content  = { "application/json" = { schema = { "$ref" = "#/components/schemas/Frame" } } }
            }
            responses = {
              "201" = {
                description = "kept"
                content     = { "application/json" = { schema = { "$ref" = "#/components/schemas/Frame" } } }
              }
            }
            "x-amazon-apigateway-integration" = {
              type                = "http_proxy"
              httpMethod          = "POST"
              uri                 = "http://${aws_lb.link.dns_name}/sessions/{id}/frames"
              connectionType      = "VPC_LINK"
              connectionId        = aws_api_gateway_vpc_link.main.id
              timeoutInMillis     = local.changed ? 20000 : 10000
              passthroughBehavior = "when_no_match"
              requestParameters = {
                "integration.request.path.id"       = "method.request.path.id"
                "integration.request.header.X-From" = "'gateway'"
              }
            }
          }
        }
      },
      local.changed ? {
        "/budgets" = {
          get = {
            operationId = "budgets"
            responses   = { "200" = { description = "all" } }
            "x-amazon-apigateway-integration" = {
              type             = "mock"
              requestTemplates = { "application/json" = "{\"statusCode\": 200}" }
              responses        = { default = { statusCode = "200" } }
            }
          }
        }
      } : {}
    )
    security = [{ key = [] }]
    components = {
      securitySchemes = { key = { type = "apiKey", name = "x-api-key", in = "header" } }
      parameters = {
        id = { name = "id", in = "path", required = true, schema = { type = "string" } }
      }
      schemas = {
        Frame = {
          type       = "object"
          required   = ["image"]
          properties = { image = { type = "string" }, place = { "$ref" = "#/components/schemas/Place" } }
        }
        Place = { type = "object", properties = { line = { type = "integer" } } }
      }
    }
    "x-amazon-apigateway-request-validators" = {
      all = { validateRequestBody = true, validateRequestParameters = true }
    }
    "x-amazon-apigateway-request-validator" = "all"
    "x-amazon-apigateway-gateway-responses" = {
      BAD_REQUEST_BODY = {
        statusCode         = "422"
        responseParameters = { "gatewayresponse.header.X-Reason" = "'body'" }
        responseTemplates  = { "application/json" = "{\"why\":$context.error.messageString}" }
      }
    }
  })
}

resource "aws_api_gateway_rest_api_policy" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  policy      = local.api_policy
}

resource "aws_api_gateway_deployment" "main" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  triggers = {
    body   = sha1(aws_api_gateway_rest_api.main.body)
    policy = sha1(local.api_policy)
  }
  lifecycle {
    create_before_destroy = true
  }
  depends_on = [aws_api_gateway_rest_api_policy.main]
}

resource "aws_api_gateway_stage" "main" {
  rest_api_id           = aws_api_gateway_rest_api.main.id
  deployment_id         = aws_api_gateway_deployment.main.id
  stage_name            = "mvp"
  xray_tracing_enabled  = true
  cache_cluster_enabled = false
  variables             = { upstream = "revision-${var.revision}" }
  access_log_settings {
    destination_arn = aws_cloudwatch_log_group.api.arn
    format          = "$context.requestId $context.status"
  }
  depends_on = [aws_api_gateway_account.main]
}

resource "aws_api_gateway_method_settings" "all" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  stage_name  = aws_api_gateway_stage.main.stage_name
  method_path = "*/*"
  settings {
    metrics_enabled        = true
    logging_level          = "INFO"
    data_trace_enabled     = false
    throttling_rate_limit  = local.changed ? 200 : 100
    throttling_burst_limit = 400
  }
}

resource "aws_api_gateway_method_settings" "upload" {
  rest_api_id = aws_api_gateway_rest_api.main.id
  stage_name  = aws_api_gateway_stage.main.stage_name
  method_path = "~1sessions~1{id}~1frames/POST"
  settings {
    throttling_rate_limit  = 5
    throttling_burst_limit = local.changed ? 20 : 10
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/gaps/api"
  retention_in_days = 14
}

resource "aws_iam_role" "api" {
  name = "gaps-api-logs"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "apigateway.amazonaws.com" }
    }]
  })
}

resource "aws_api_gateway_account" "main" {
  cloudwatch_role_arn = aws_iam_role.api.arn
  reset_on_delete     = true
}

locals {
  api_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect    = "Allow"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "${aws_api_gateway_rest_api.main.execution_arn}/*"
      },
      {
        Effect    = "Deny"
        Principal = "*"
        Action    = "execute-api:Invoke"
        Resource  = "${aws_api_gateway_rest_api.main.execution_arn}/*"
        Condition = { IpAddress = { "aws:SourceIp" = local.changed ? ["192.0.2.0/24"] : ["198.51.100.0/24"] } }
      },
    ]
  })
}
