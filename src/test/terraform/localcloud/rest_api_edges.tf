resource "aws_lb" "link" {
  name               = "gaps-link"
  internal           = true
  load_balancer_type = "network"
  subnets            = aws_subnet.private[*].id
}

resource "aws_api_gateway_vpc_link" "main" {
  name        = "gaps-link"
  description = "revision ${var.revision}"
  target_arns = [aws_lb.link.arn]
  tags        = { Revision = var.revision }
}

resource "aws_api_gateway_domain_name" "main" {
  domain_name              = "api.gaps.example.com"
  regional_certificate_arn = aws_acm_certificate.main.arn
  security_policy          = local.changed ? "TLS_1_2" : "TLS_1_0"
  endpoint_configuration {
    types = ["REGIONAL"]
  }
}

resource "aws_api_gateway_base_path_mapping" "main" {
  api_id      = aws_api_gateway_rest_api.main.id
  stage_name  = aws_api_gateway_stage.main.stage_name
  domain_name = aws_api_gateway_domain_name.main.domain_name
  base_path   = local.changed ? "v2" : "v1"
}

resource "aws_wafv2_web_acl" "api" {
  name        = "gaps-api"
  description = "revision ${var.revision}"
  scope       = "REGIONAL"
  default_action {
    allow {}
  }
  rule {
    name     = "rate"
    priority = 1
    action {
      block {}
    }
    statement {
      rate_based_statement {
        limit              = 2000
        aggregate_key_type = "IP"
      }
    }
    visibility_config {
      cloudwatch_metrics_enabled = true
      metric_name                = "rate"
      sampled_requests_enabled   = false
    }
  }
  visibility_config {
    cloudwatch_metrics_enabled = true
    metric_name                = "gaps-api"
    sampled_requests_enabled   = false
  }
}

resource "aws_wafv2_web_acl_association" "api" {
  resource_arn = aws_api_gateway_stage.main.arn
  web_acl_arn  = aws_wafv2_web_acl.api.arn
}
