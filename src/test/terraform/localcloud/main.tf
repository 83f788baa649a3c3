# One root configuration, a file a gap: what the local cloud must keep for the real AWS provider.
# With revision 2 something of every gap changes in place.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
  backend "s3" {
    bucket         = "gaps-state"
    key            = "gaps/terraform.tfstate"
    region         = "eu-west-1"
    encrypt        = true
    dynamodb_table = "gaps-lock"
    use_lockfile   = true
  }
}

variable "revision" {
  type        = number
  default     = 1
  description = "1 at first, 2 for the pass that changes things in place."
}

locals {
  changed = var.revision > 1
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}
