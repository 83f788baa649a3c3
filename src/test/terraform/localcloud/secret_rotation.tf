# The function that rotates is somebody else's: only its ARN is known here.
resource "aws_secretsmanager_secret" "rotated" {
  name                           = "gaps/rotated"
  description                    = "revision ${var.revision}"
  kms_key_id                     = aws_kms_key.main.arn
  recovery_window_in_days        = 7
  force_overwrite_replica_secret = true
  tags                           = { Revision = var.revision }
  replica {
    region     = "eu-central-1"
    kms_key_id = aws_kms_key.replica.arn
  }
}

resource "aws_secretsmanager_secret_version" "rotated" {
  secret_id                = aws_secretsmanager_secret.rotated.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.session.random_password
  secret_string_wo_version = 1
}

resource "aws_secretsmanager_secret_rotation" "rotated" {
  secret_id           = aws_secretsmanager_secret.rotated.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:gaps-rotation"
  rotate_immediately  = false
  rotation_rules {
    schedule_expression = local.changed ? "rate(15 days)" : "rate(30 days)"
    duration            = "3h"
  }
  depends_on = [aws_secretsmanager_secret_version.rotated]
}

resource "aws_secretsmanager_secret" "by_days" {
  name                    = "gaps/by-days"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_rotation" "by_days" {
  secret_id           = aws_secretsmanager_secret.by_days.id
  rotation_lambda_arn = "arn:aws:lambda:eu-west-1:111122223333:function:gaps-rotation"
  rotate_immediately  = false
  rotation_rules {
    automatically_after_days = local.changed ? 15 : 30
  }
}

resource "aws_secretsmanager_secret_policy" "rotated" {
  secret_arn = aws_secretsmanager_secret.rotated.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = local.changed ? ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue"] : ["secretsmanager:GetSecretValue"]
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:PrincipalAccount" = "111122223333" } }
    }]
  })
}
