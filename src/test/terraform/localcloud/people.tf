resource "aws_iam_policy" "boundary" {
  name = "gaps-boundary"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "*", Resource = "*" },
      { Effect = "Deny", Action = local.changed ? ["iam:*", "organizations:*"] : ["iam:*"], Resource = "*" },
    ]
  })
  tags = { "Revision${var.revision}" = "current" }
}

resource "aws_iam_role" "operator" {
  name                 = "gaps-operator"
  permissions_boundary = aws_iam_policy.boundary.arn
  max_session_duration = local.changed ? 7200 : 3600
  tags                 = { "Revision${var.revision}" = "current" }
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { AWS = "arn:aws:iam::111122223333:root" }
      Action    = "sts:AssumeRole"
      Condition = {
        Bool            = { "aws:MultiFactorAuthPresent" = "true" }
        NumericLessThan = { "aws:MultiFactorAuthAge" = local.changed ? "1800" : "3600" }
      }
    }]
  })
}

resource "aws_iam_role_policy" "operator" {
  name = "approve"
  role = aws_iam_role.operator.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = local.changed ? ["codepipeline:PutApprovalResult", "codepipeline:GetPipelineState"] : ["codepipeline:PutApprovalResult"]
      Resource  = "arn:aws:codepipeline:eu-west-1:111122223333:gaps/Approval/Approve"
      Condition = { Bool = { "aws:MultiFactorAuthPresent" = "true" } }
    }]
  })
}

resource "aws_iam_account_password_policy" "main" {
  minimum_password_length        = local.changed ? 16 : 14
  require_lowercase_characters   = true
  require_numbers                = true
  require_uppercase_characters   = true
  require_symbols                = true
  allow_users_to_change_password = true
  max_password_age               = 90
  password_reuse_prevention      = 24
}
