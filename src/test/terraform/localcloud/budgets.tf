resource "aws_budgets_budget" "main" {
  name         = "gaps"
  budget_type  = "COST"
  limit_amount = local.changed ? "200.0" : "100.0"
  limit_unit   = "USD"
  time_unit    = "MONTHLY"
  tags         = { Name = "gaps" }
  cost_filter {
    name   = "TagKeyValue"
    values = ["user:Project$gaps"]
  }
  notification {
    comparison_operator        = "GREATER_THAN"
    notification_type          = "ACTUAL"
    threshold                  = local.changed ? 90 : 80
    threshold_type             = "PERCENTAGE"
    subscriber_email_addresses = ["ops@example.com"]
  }
  notification {
    comparison_operator       = "GREATER_THAN"
    notification_type         = "FORECASTED"
    threshold                 = 100
    threshold_type            = "PERCENTAGE"
    subscriber_sns_topic_arns = [aws_sns_topic.alarms.arn]
  }
}
