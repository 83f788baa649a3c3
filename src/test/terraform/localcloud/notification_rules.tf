resource "aws_codestarnotifications_notification_rule" "pipeline" {
  name        = "gaps-pipeline"
  resource    = aws_codepipeline.rolling.arn
  detail_type = local.changed ? "BASIC" : "FULL"
  status      = "ENABLED"
  event_type_ids = local.changed ? [
    "codepipeline-pipeline-manual-approval-needed",
    "codepipeline-pipeline-pipeline-execution-failed",
    ] : [
    "codepipeline-pipeline-pipeline-execution-failed",
  ]
  tags = { "Revision${var.revision}" = "current" }
  target {
    address = aws_sns_topic.alarms.arn
  }
}

resource "aws_codestarnotifications_notification_rule" "build" {
  name           = "gaps-build"
  resource       = aws_codebuild_project.pipeline.arn
  detail_type    = "FULL"
  event_type_ids = ["codebuild-project-build-state-failed"]
  # The topic stays a target of the other rule.
  dynamic "target" {
    for_each = local.changed ? [] : [aws_sns_topic.alarms.arn]
    content {
      address = target.value
    }
  }
  target {
    type    = "AWSChatbotSlack"
    address = aws_chatbot_slack_channel_configuration.main.chat_configuration_arn
  }
}
