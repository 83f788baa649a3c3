ephemeral "aws_secretsmanager_random_password" "session" {
  password_length     = 48
  exclude_punctuation = true
}

resource "aws_secretsmanager_secret" "session" {
  name                    = "gaps/session"
  description             = "revision ${var.revision}"
  kms_key_id              = aws_kms_key.main.arn
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "session" {
  secret_id                = aws_secretsmanager_secret.session.id
  secret_string_wo         = ephemeral.aws_secretsmanager_random_password.session.random_password
  secret_string_wo_version = 1
}

resource "aws_secretsmanager_secret" "kept" {
  name                    = "gaps/kept"
  recovery_window_in_days = 30
}

resource "aws_secretsmanager_secret_policy" "session" {
  secret_arn = aws_secretsmanager_secret.session.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = "secretsmanager:DeleteSecret"
      Resource  = "*"
      Condition = { StringNotEquals = { "aws:PrincipalAccount" = "111122223333" } }
    }]
  })
}

resource "aws_ssm_parameter" "settings" {
  name   = "/gaps/settings"
  type   = "SecureString"
  key_id = aws_kms_key.main.arn
  value  = jsonencode({ revision = var.revision })
}
