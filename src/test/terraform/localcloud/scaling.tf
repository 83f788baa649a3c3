resource "aws_autoscaling_policy" "up" {
  name                   = "gaps-scale-up"
  autoscaling_group_name = aws_autoscaling_group.app.name
  policy_type            = "SimpleScaling"
  adjustment_type        = "ChangeInCapacity"
  scaling_adjustment     = local.changed ? 1 : 2
  cooldown               = 180
}

resource "aws_autoscaling_policy" "requests" {
  name                   = "gaps-requests"
  autoscaling_group_name = aws_autoscaling_group.app.name
  policy_type            = "TargetTrackingScaling"
  enabled                = !local.changed
  target_tracking_configuration {
    target_value     = 100
    disable_scale_in = true
    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.main.arn_suffix}/${aws_lb_target_group.app.arn_suffix}"
    }
  }
}

resource "aws_autoscaling_policy" "steps" {
  name                      = "gaps-steps"
  autoscaling_group_name    = aws_autoscaling_group.app.name
  policy_type               = "StepScaling"
  adjustment_type           = "ChangeInCapacity"
  estimated_instance_warmup = 120
  step_adjustment {
    scaling_adjustment          = 1
    metric_interval_lower_bound = 0
    metric_interval_upper_bound = 20
  }
  step_adjustment {
    scaling_adjustment          = 2
    metric_interval_lower_bound = 20
  }
}

resource "aws_autoscaling_schedule" "night" {
  scheduled_action_name  = "gaps-night"
  autoscaling_group_name = aws_autoscaling_group.app.name
  min_size               = 0
  max_size               = 4
  desired_capacity       = 0
  recurrence             = local.changed ? "0 21 * * *" : "0 20 * * *"
  time_zone              = "Europe/Berlin"
}

resource "aws_autoscaling_lifecycle_hook" "drain" {
  name                   = "gaps-drain"
  autoscaling_group_name = aws_autoscaling_group.app.name
  lifecycle_transition   = "autoscaling:EC2_INSTANCE_TERMINATING"
  heartbeat_timeout      = local.changed ? 240 : 120
  default_result         = "CONTINUE"
}

resource "aws_autoscaling_notification" "app" {
  group_names = [aws_autoscaling_group.app.name]
  topic_arn   = aws_sns_topic.alarms.arn
  notifications = local.changed ? ["autoscaling:EC2_INSTANCE_LAUNCH"] : [
    "autoscaling:EC2_INSTANCE_LAUNCH", "autoscaling:EC2_INSTANCE_TERMINATE",
  ]
}
