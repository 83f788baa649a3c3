resource "aws_api_gateway_usage_plan" "main" {
  name        = "gaps-plan"
  description = "revision ${var.revision}"
  api_stages {
    api_id = aws_api_gateway_rest_api.main.id
    stage  = aws_api_gateway_stage.main.stage_name
    throttle {
      path        = "/sessions/{id}/frames/POST"
      rate_limit  = local.changed ? 7.5 : 5
      burst_limit = 10
    }
  }
  throttle_settings {
    rate_limit  = local.changed ? 150 : 100
    burst_limit = 200
  }
  quota_settings {
    limit  = local.changed ? 200000 : 100000
    period = "MONTH"
  }
}

resource "aws_api_gateway_usage_plan" "open" {
  name = "gaps-open"
  dynamic "quota_settings" {
    for_each = local.changed ? [] : [1]
    content {
      limit  = 10
      period = "DAY"
    }
  }
}

resource "aws_api_gateway_api_key" "main" {
  name        = "gaps-key"
  description = "revision ${var.revision}"
  enabled     = true
}

resource "aws_api_gateway_usage_plan_key" "main" {
  key_id        = aws_api_gateway_api_key.main.id
  key_type      = "API_KEY"
  usage_plan_id = aws_api_gateway_usage_plan.main.id
}
