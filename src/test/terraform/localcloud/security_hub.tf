resource "aws_securityhub_account" "main" {
  enable_default_standards  = false
  auto_enable_controls      = !local.changed
  control_finding_generator = "SECURITY_CONTROL"
}

resource "aws_securityhub_standards_subscription" "nist" {
  standards_arn = "arn:aws:securityhub:eu-west-1::standards/nist-800-53/v/5.0.0"
  depends_on    = [aws_securityhub_account.main]
}
