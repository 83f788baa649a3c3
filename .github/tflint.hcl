# tflint on the synthesized JSON. Names and unused declarations are the synthesis' own matter.
plugin "terraform" {
  enabled = true
  preset  = "recommended"
}

plugin "aws" {
  enabled = true
  version = "0.44.0"
  source  = "github.com/terraform-linters/tflint-ruleset-aws"
}

# Every setting is declared, so that a settings file is a valid -var-file, whoever uses it.
rule "terraform_unused_declarations" {
  enabled = false
}
