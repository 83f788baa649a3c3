resource "aws_accessanalyzer_analyzer" "main" {
  analyzer_name = "gaps"
  type          = "ACCOUNT"
  tags          = { "Revision${var.revision}" = "current" }
}

resource "aws_accessanalyzer_analyzer" "unused" {
  analyzer_name = "gaps-unused"
  type          = "ACCOUNT_UNUSED_ACCESS"
  configuration {
    unused_access {
      unused_access_age = 90
      analysis_rule {
        exclusion {
          resource_tags = [{ Unused = "expected" }]
        }
      }
    }
  }
}
