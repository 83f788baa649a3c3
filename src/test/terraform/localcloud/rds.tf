resource "aws_db_subnet_group" "main" {
  name       = "gaps"
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_rds_cluster_parameter_group" "main" {
  name   = "gaps"
  family = "aurora-postgresql16"
  parameter {
    name  = "rds.force_ssl"
    value = "1"
  }
  parameter {
    name  = "log_min_duration_statement"
    value = local.changed ? "500" : "1000"
  }
}

resource "aws_rds_cluster" "main" {
  cluster_identifier                  = "gaps"
  engine                              = "aurora-postgresql"
  engine_mode                         = "provisioned"
  engine_version                      = "16.6"
  database_name                       = "gaps"
  master_username                     = "owner"
  manage_master_user_password         = true
  master_user_secret_kms_key_id       = aws_kms_key.main.arn
  storage_encrypted                   = true
  kms_key_id                          = aws_kms_key.main.arn
  db_subnet_group_name                = aws_db_subnet_group.main.name
  db_cluster_parameter_group_name     = aws_rds_cluster_parameter_group.main.name
  vpc_security_group_ids              = [aws_security_group.app.id]
  backup_retention_period             = local.changed ? 14 : 7
  preferred_backup_window             = "02:00-03:00"
  preferred_maintenance_window        = "sun:04:00-sun:05:00"
  copy_tags_to_snapshot               = true
  deletion_protection                 = false
  iam_database_authentication_enabled = true
  enabled_cloudwatch_logs_exports     = ["postgresql"]
  skip_final_snapshot                 = true
  apply_immediately                   = true
  serverlessv2_scaling_configuration {
    min_capacity = 0.5
    max_capacity = local.changed ? 8 : 4
  }
}

resource "aws_rds_cluster_instance" "main" {
  count                           = 2
  identifier                      = "gaps-${count.index + 1}"
  cluster_identifier              = aws_rds_cluster.main.id
  instance_class                  = "db.serverless"
  engine                          = aws_rds_cluster.main.engine
  engine_version                  = aws_rds_cluster.main.engine_version
  db_subnet_group_name            = aws_db_subnet_group.main.name
  performance_insights_enabled    = true
  performance_insights_kms_key_id = aws_kms_key.main.arn
  auto_minor_version_upgrade      = true
  publicly_accessible             = false
  promotion_tier                  = count.index
}
