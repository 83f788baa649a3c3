resource "aws_backup_vault" "main" {
  name          = "gaps"
  kms_key_arn   = aws_kms_key.main.arn
  force_destroy = true
  tags          = { Revision = var.revision }
}

resource "aws_backup_vault" "replica" {
  provider    = aws.replica
  name        = "gaps"
  kms_key_arn = aws_kms_key.replica.arn
}

resource "aws_backup_vault_lock_configuration" "main" {
  backup_vault_name  = aws_backup_vault.main.name
  min_retention_days = 1
  max_retention_days = 400
}

resource "aws_backup_vault_policy" "main" {
  backup_vault_name = aws_backup_vault.main.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Deny"
      Principal = "*"
      Action    = local.changed ? ["backup:DeleteRecoveryPoint", "backup:UpdateRecoveryPointLifecycle"] : ["backup:DeleteRecoveryPoint"]
      Resource  = "*"
    }]
  })
}

resource "aws_backup_vault_notifications" "main" {
  backup_vault_name   = aws_backup_vault.main.name
  sns_topic_arn       = aws_sns_topic.alarms.arn
  backup_vault_events = ["BACKUP_JOB_FAILED", "RESTORE_JOB_COMPLETED"]
}

resource "aws_iam_role" "backup" {
  name = "gaps-backup"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "backup.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy_attachment" "backup" {
  role       = aws_iam_role.backup.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup"
}

resource "aws_backup_plan" "main" {
  name = "gaps"
  rule {
    rule_name           = "daily"
    target_vault_name   = aws_backup_vault.main.name
    schedule            = local.changed ? "cron(0 4 * * ? *)" : "cron(0 3 * * ? *)"
    start_window        = 60
    completion_window   = 180
    recovery_point_tags = { Project = "gaps" }
    lifecycle {
      cold_storage_after = 30
      delete_after       = 365
    }
    copy_action {
      destination_vault_arn = aws_backup_vault.replica.arn
      lifecycle {
        delete_after = 30
      }
    }
  }
  rule {
    rule_name                = "continuous"
    target_vault_name        = aws_backup_vault.main.name
    schedule                 = "cron(0 5 ? * * *)"
    enable_continuous_backup = true
    lifecycle {
      delete_after = 35
    }
  }
  tags = { Name = "gaps" }
}

resource "aws_backup_selection" "resources" {
  name         = "resources"
  plan_id      = aws_backup_plan.main.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = [aws_dynamodb_table.main.arn, aws_s3_bucket.data.arn]
}

resource "aws_backup_selection" "tagged" {
  name         = "tagged"
  plan_id      = aws_backup_plan.main.id
  iam_role_arn = aws_iam_role.backup.arn
  resources    = ["*"]
  selection_tag {
    type  = "STRINGEQUALS"
    key   = "Backup"
    value = "daily"
  }
}
