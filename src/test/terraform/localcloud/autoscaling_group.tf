resource "aws_autoscaling_group" "app" {
  name                      = "gaps-asg"
  min_size                  = 2
  max_size                  = 4
  desired_capacity          = 2
  vpc_zone_identifier       = aws_subnet.private[*].id
  target_group_arns         = [aws_lb_target_group.app.arn]
  health_check_type         = "ELB"
  health_check_grace_period = 300
  default_cooldown          = 180
  default_instance_warmup   = local.changed ? 240 : 120
  max_instance_lifetime     = local.changed ? 1209600 : 604800
  capacity_rebalance        = local.changed
  protect_from_scale_in     = false
  termination_policies      = local.changed ? ["OldestInstance"] : ["OldestLaunchTemplate", "Default"]
  service_linked_role_arn   = aws_iam_service_linked_role.autoscaling.arn
  enabled_metrics           = local.changed ? ["GroupInServiceInstances"] : ["GroupInServiceInstances", "GroupTotalInstances"]
  wait_for_capacity_timeout = "2m"
  launch_template {
    id      = aws_launch_template.app.id
    version = aws_launch_template.app.latest_version
  }
  instance_maintenance_policy {
    min_healthy_percentage = 100
    max_healthy_percentage = local.changed ? 150 : 110
  }
  initial_lifecycle_hook {
    name                 = "initial"
    lifecycle_transition = "autoscaling:EC2_INSTANCE_LAUNCHING"
    heartbeat_timeout    = 60
    default_result       = "CONTINUE"
  }
  instance_refresh {
    strategy = "Rolling"
    preferences {
      auto_rollback          = true
      min_healthy_percentage = 100
      max_healthy_percentage = 110
      checkpoint_percentages = [50, 100]
      checkpoint_delay       = 60
      skip_matching          = true
    }
  }
  tag {
    key                 = "Name"
    value               = "gaps-app"
    propagate_at_launch = true
  }
}

resource "aws_autoscaling_group" "mixed" {
  name                      = "gaps-mixed-asg"
  min_size                  = 1
  max_size                  = 3
  desired_capacity          = local.changed ? 3 : 2
  vpc_zone_identifier       = aws_subnet.private[*].id
  wait_for_capacity_timeout = "2m"
  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 1
      on_demand_percentage_above_base_capacity = 25
      on_demand_allocation_strategy            = "prioritized"
      spot_allocation_strategy                 = "price-capacity-optimized"
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.app.id
        version            = aws_launch_template.app.latest_version
      }
      override {
        instance_type = "t3.medium"
      }
      override {
        instance_type = "t3.large"
      }
    }
  }
}
