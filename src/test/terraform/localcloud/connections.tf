resource "aws_codestarconnections_connection" "main" {
  name          = "gaps-before"
  provider_type = "Bitbucket"
  tags          = { "Revision${var.revision}" = "current" }
}

resource "aws_codeconnections_connection" "main" {
  name          = "gaps"
  provider_type = "Bitbucket"
  tags          = { "Revision${var.revision}" = "current" }
}
