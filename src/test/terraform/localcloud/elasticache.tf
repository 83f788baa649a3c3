resource "aws_elasticache_subnet_group" "main" {
  name        = "gaps"
  description = "revision ${var.revision}"
  subnet_ids  = aws_subnet.private[*].id
}

resource "aws_elasticache_parameter_group" "main" {
  name   = "gaps"
  family = "valkey8"
  parameter {
    name  = "maxmemory-policy"
    value = local.changed ? "volatile-lru" : "allkeys-lru"
  }
}

resource "aws_elasticache_replication_group" "main" {
  replication_group_id       = "gaps"
  description                = "revision ${var.revision}"
  engine                     = "valkey"
  engine_version             = "8.0"
  node_type                  = "cache.t4g.small"
  num_cache_clusters         = 2
  multi_az_enabled           = true
  automatic_failover_enabled = true
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  transit_encryption_mode    = "required"
  kms_key_id                 = aws_kms_key.main.arn
  subnet_group_name          = aws_elasticache_subnet_group.main.name
  parameter_group_name       = aws_elasticache_parameter_group.main.name
  security_group_ids         = [aws_security_group.app.id]
  snapshot_retention_limit   = local.changed ? 14 : 7
  apply_immediately          = true
}
