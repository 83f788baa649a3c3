resource "aws_guardduty_detector" "main" {
  enable                       = true
  finding_publishing_frequency = local.changed ? "FIFTEEN_MINUTES" : "ONE_HOUR"
  tags                         = { "Revision${var.revision}" = "current" }
}
