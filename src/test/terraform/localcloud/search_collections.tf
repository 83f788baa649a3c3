resource "aws_opensearchserverless_security_policy" "encryption" {
  name        = "gaps-encryption"
  type        = "encryption"
  description = "revision ${var.revision}"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/gaps-*"] }]
    AWSOwnedKey = false
    KmsARN      = aws_kms_key.main.arn
  })
}

resource "aws_opensearchserverless_vpc_endpoint" "main" {
  name               = "gaps-endpoint"
  vpc_id             = aws_vpc.main.id
  subnet_ids         = local.changed ? aws_subnet.private[*].id : [aws_subnet.private[0].id]
  security_group_ids = [aws_security_group.app.id]
}

resource "aws_opensearchserverless_security_policy" "network" {
  name = "gaps-network"
  type = "network"
  policy = jsonencode([{
    Rules           = [{ ResourceType = "collection", Resource = ["collection/gaps-cache"] }]
    AllowFromPublic = false
    SourceVPCEs     = [aws_opensearchserverless_vpc_endpoint.main.id]
  }])
}

resource "aws_opensearchserverless_access_policy" "main" {
  name        = "gaps-data"
  type        = "data"
  description = "revision ${var.revision}"
  policy = jsonencode([{
    Rules = [{
      ResourceType = "index"
      Resource     = ["index/gaps-cache/*"]
      Permission   = local.changed ? ["aoss:ReadDocument"] : ["aoss:ReadDocument", "aoss:WriteDocument"]
    }]
    Principal = ["arn:aws:iam::${data.aws_caller_identity.current.account_id}:role/gaps"]
  }])
}

resource "aws_opensearchserverless_lifecycle_policy" "main" {
  name = "gaps-life"
  type = "retention"
  policy = jsonencode({
    Rules = [{
      ResourceType      = "index"
      Resource          = ["index/gaps-cache/*"]
      MinIndexRetention = local.changed ? "30d" : "15d"
    }]
  })
}

resource "aws_opensearchserverless_collection" "main" {
  name             = "gaps-cache"
  description      = "revision ${var.revision}"
  type             = "VECTORSEARCH"
  standby_replicas = "DISABLED"
  depends_on = [
    aws_opensearchserverless_security_policy.encryption,
    aws_opensearchserverless_security_policy.network,
  ]
}
