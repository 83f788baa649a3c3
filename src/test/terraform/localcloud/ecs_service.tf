resource "aws_lb_target_group" "service" {
  for_each             = toset(["app", "green"])
  name                 = "gaps-service-${each.key}"
  target_type          = "ip"
  port                 = 3000
  protocol             = "HTTP"
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags                 = { Service = each.key }
  health_check {
    path                = "/health"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
    matcher             = "200-299"
  }
}

resource "aws_lb_listener_rule" "service" {
  for_each     = { app = 100, green = 200 }
  listener_arn = aws_lb_listener.https.arn
  priority     = local.changed ? each.value + 50 : each.value
  tags         = { Service = each.key }
  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.service[each.key].arn
  }
  condition {
    host_header {
      values = ["${each.key}.example.com"]
    }
  }
  condition {
    path_pattern {
      values = local.changed ? ["/${each.key}", "/${each.key}/*"] : ["/${each.key}/*"]
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "service" {
  alarm_name          = "gaps-service-errors"
  namespace           = "AWS/ApplicationELB"
  metric_name         = "HTTPCode_Target_5XX_Count"
  statistic           = "Sum"
  comparison_operator = "GreaterThanThreshold"
  threshold           = 10
  period              = 60
  evaluation_periods  = 1
  treat_missing_data  = "notBreaching"
  dimensions          = { TargetGroup = aws_lb_target_group.service["app"].arn_suffix }
}

resource "aws_ecs_service" "app" {
  name                               = "gaps-app"
  cluster                            = aws_ecs_cluster.main.id
  task_definition                    = aws_ecs_task_definition.app.arn
  desired_count                      = local.changed ? 3 : 2
  platform_version                   = "1.4.0"
  enable_execute_command             = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = local.changed ? "TASK_DEFINITION" : "SERVICE"
  health_check_grace_period_seconds  = local.changed ? 120 : 60
  availability_zone_rebalancing      = "ENABLED"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  wait_for_steady_state              = true
  force_new_deployment               = true
  tags                               = { Revision = var.revision }
  depends_on                         = [aws_ecs_cluster_capacity_providers.main, aws_lb_listener_rule.service]

  capacity_provider_strategy {
    capacity_provider = "FARGATE"
    base              = local.changed ? 2 : 1
    weight            = 70
  }
  capacity_provider_strategy {
    capacity_provider = "FARGATE_SPOT"
    weight            = local.changed ? 20 : 30
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }
  alarms {
    alarm_names = [aws_cloudwatch_metric_alarm.service.alarm_name]
    enable      = true
    rollback    = true
  }
  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.app.id]
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.service["app"].arn
    container_name   = "app"
    container_port   = 3000
  }
  service_registries {
    registry_arn = aws_service_discovery_service.app.arn
  }
  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.connect.arn
    log_configuration {
      log_driver = "awslogs"
      options = {
        awslogs-group         = "/gaps/connect"
        awslogs-region        = "eu-west-1"
        awslogs-stream-prefix = "connect"
      }
    }
    service {
      port_name      = "http"
      discovery_name = "app"
      client_alias {
        dns_name = "app"
        port     = 3000
      }
      timeout {
        idle_timeout_seconds        = 300
        per_request_timeout_seconds = local.changed ? 60 : 30
      }
    }
  }
}

# Its pipeline rolls it out: revisions and counts are none of this configuration's business.
resource "aws_ecs_service" "piped" {
  name                    = "gaps-piped"
  cluster                 = aws_ecs_cluster.main.id
  task_definition         = aws_ecs_task_definition.kept.arn
  desired_count           = var.revision
  launch_type             = "FARGATE"
  propagate_tags          = "SERVICE"
  enable_ecs_managed_tags = local.changed
  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.app.id]
  }
  deployment_circuit_breaker {
    enable   = true
    rollback = local.changed
  }
  lifecycle {
    ignore_changes = [task_definition, desired_count]
  }
}

resource "aws_ecs_service" "green" {
  name                              = "gaps-green"
  cluster                           = aws_ecs_cluster.main.id
  task_definition                   = aws_ecs_task_definition.kept.arn
  desired_count                     = var.revision
  launch_type                       = "FARGATE"
  health_check_grace_period_seconds = 60
  network_configuration {
    subnets          = aws_subnet.private[*].id
    security_groups  = [aws_security_group.app.id]
    assign_public_ip = false
  }
  deployment_controller {
    type = "CODE_DEPLOY"
  }
  load_balancer {
    target_group_arn = aws_lb_target_group.service["green"].arn
    container_name   = "worker"
    container_port   = 8080
  }
  depends_on = [aws_lb_listener_rule.service]
  lifecycle {
    ignore_changes = [task_definition, load_balancer]
  }
}
