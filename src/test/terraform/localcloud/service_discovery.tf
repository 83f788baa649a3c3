resource "aws_service_discovery_private_dns_namespace" "main" {
  name        = "gaps.internal"
  description = "revision ${var.revision}"
  vpc         = aws_vpc.main.id
  tags        = { Revision = var.revision }
}

resource "aws_service_discovery_service" "app" {
  name        = "app"
  description = "revision ${var.revision}"
  tags        = { Revision = var.revision }
  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.main.id
    routing_policy = "MULTIVALUE"
    dns_records {
      type = "A"
      ttl  = local.changed ? 20 : 10
    }
  }
  health_check_custom_config {
    failure_threshold = 1
  }
}

resource "aws_service_discovery_http_namespace" "connect" {
  name        = "gaps-connect"
  description = "For Service Connect"
  tags        = { Revision = var.revision }
}

data "aws_route53_zone" "main" {
  zone_id = aws_service_discovery_private_dns_namespace.main.hosted_zone
  lifecycle {
    postcondition {
      condition     = self.name == "gaps.internal"
      error_message = "The namespace has another zone than it says."
    }
  }
}
