resource "aws_ecr_repository_creation_template" "copies" {
  prefix               = "ROOT"
  description          = "Copies ${var.revision}"
  applied_for          = ["REPLICATION"]
  image_tag_mutability = local.changed ? "MUTABLE" : "IMMUTABLE"
  custom_role_arn      = "arn:aws:iam::111111111111:role/copies"
  resource_tags        = { Revision = var.revision }
  encryption_configuration {
    encryption_type = "KMS"
    kms_key         = aws_kms_key.main.arn
  }
}
