# A collection of vectors, made by the real provider: what the local cloud keeps in it is asked of
# its own endpoint.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

resource "aws_opensearchserverless_security_policy" "encryption" {
  name = "vectors"
  type = "encryption"
  policy = jsonencode({
    Rules       = [{ ResourceType = "collection", Resource = ["collection/vectors"] }]
    AWSOwnedKey = true
  })
}

resource "aws_opensearchserverless_collection" "main" {
  name       = "vectors"
  type       = "VECTORSEARCH"
  depends_on = [aws_opensearchserverless_security_policy.encryption]
}

output "collection" {
  value = aws_opensearchserverless_collection.main.id
}
