resource "aws_cloudwatch_log_group" "execute" {
  name              = "/gaps/execute-command"
  retention_in_days = 30
}

resource "aws_ecs_cluster" "main" {
  name = "gaps"
  tags = { Revision = var.revision }
  setting {
    name  = "containerInsights"
    value = local.changed ? "enhanced" : "enabled"
  }
  configuration {
    execute_command_configuration {
      kms_key_id = aws_kms_key.main.arn
      logging    = "OVERRIDE"
      log_configuration {
        cloud_watch_encryption_enabled = local.changed
        cloud_watch_log_group_name     = aws_cloudwatch_log_group.execute.name
      }
    }
    managed_storage_configuration {
      fargate_ephemeral_storage_kms_key_id = aws_kms_key.main.arn
    }
  }
  service_connect_defaults {
    namespace = aws_service_discovery_http_namespace.connect.arn
  }
}

resource "aws_ecs_cluster_capacity_providers" "main" {
  cluster_name       = aws_ecs_cluster.main.name
  capacity_providers = ["FARGATE", "FARGATE_SPOT"]
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = 1
    weight            = local.changed ? 50 : 70
  }
  default_capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = local.changed ? 50 : 30
  }
}

resource "aws_ecs_account_setting_default" "insights" {
  name  = "containerInsights"
  value = local.changed ? "enhanced" : "enabled"
}

resource "aws_ecs_account_setting_default" "retirement" {
  name  = "fargateTaskRetirementWaitPeriod"
  value = local.changed ? "14" : "7"
}

resource "aws_ecs_account_setting_default" "tagging" {
  name  = "tagResourceAuthorization"
  value = "on"
}
