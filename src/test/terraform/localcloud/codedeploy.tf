resource "aws_iam_role" "deployment" {
  name = "gaps-deployment"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "codedeploy.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_codedeploy_app" "main" {
  name             = "gaps"
  compute_platform = "ECS"
  tags             = { "Revision${var.revision}" = "current" }
}

resource "aws_codedeploy_deployment_config" "canary" {
  deployment_config_name = "gaps-canary"
  compute_platform       = "ECS"
  traffic_routing_config {
    type = "TimeBasedCanary"
    time_based_canary {
      interval   = 5
      percentage = 10
    }
  }
}

resource "aws_codedeploy_deployment_group" "main" {
  app_name               = aws_codedeploy_app.main.name
  deployment_group_name  = local.changed ? "gaps-canary" : "gaps"
  service_role_arn       = aws_iam_role.deployment.arn
  deployment_config_name = local.changed ? "CodeDeployDefault.ECSAllAtOnce" : aws_codedeploy_deployment_config.canary.deployment_config_name
  tags                   = { "Revision${var.revision}" = "current" }
  deployment_style {
    deployment_option = "WITH_TRAFFIC_CONTROL"
    deployment_type   = "BLUE_GREEN"
  }
  blue_green_deployment_config {
    deployment_ready_option {
      action_on_timeout    = local.changed ? "STOP_DEPLOYMENT" : "CONTINUE_DEPLOYMENT"
      wait_time_in_minutes = local.changed ? 60 : 0
    }
    terminate_blue_instances_on_deployment_success {
      action                           = "TERMINATE"
      termination_wait_time_in_minutes = 15
    }
  }
  ecs_service {
    cluster_name = "gaps"
    service_name = "gaps-orders"
  }
  load_balancer_info {
    target_group_pair_info {
      prod_traffic_route {
        listener_arns = [aws_lb_listener.https.arn]
      }
      target_group {
        name = "gaps-blue"
      }
      target_group {
        name = "gaps-green"
      }
    }
  }
  auto_rollback_configuration {
    enabled = true
    events  = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM"]
  }
  alarm_configuration {
    enabled = true
    alarms  = local.changed ? ["gaps-errors", "gaps-latency"] : ["gaps-errors"]
  }
}
