# One root configuration, a file a gap: what the local cloud must keep for the real AWS provider.
# With revision 2 something of every gap changes in place.

terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
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

provider "aws" {
  region              = "eu-west-1"
  allowed_account_ids = ["111122223333"]
  default_tags {
    tags = { Project = "gaps" }
  }
}

provider "aws" {
  alias               = "global"
  region              = "us-east-1"
  allowed_account_ids = ["111122223333"]
  default_tags {
    tags = { Project = "gaps" }
  }
}

provider "aws" {
  alias               = "replica"
  region              = "eu-central-1"
  allowed_account_ids = ["111122223333"]
  default_tags {
    tags = { Project = "gaps" }
  }
}

data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}
