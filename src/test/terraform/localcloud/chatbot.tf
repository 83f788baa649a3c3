resource "aws_iam_role" "chatbot" {
  name = "gaps-chatbot"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "chatbot.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_chatbot_slack_channel_configuration" "main" {
  configuration_name          = "gaps"
  iam_role_arn                = aws_iam_role.chatbot.arn
  slack_team_id               = "T0123456789"
  slack_channel_id            = local.changed ? "C9876543210" : "C0123456789"
  sns_topic_arns              = [aws_sns_topic.alarms.arn]
  logging_level               = local.changed ? "INFO" : "ERROR"
  guardrail_policy_arns       = ["arn:aws:iam::aws:policy/ReadOnlyAccess"]
  user_authorization_required = true
  tags                        = { "Revision${var.revision}" = "current" }
}
