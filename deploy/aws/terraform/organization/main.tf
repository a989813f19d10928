# Lets Windhover see which accounts an organisation has: a role that may list them and nothing else. Apply it in the management account, or in a delegated administrator's.
terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

variable "principal" {
  description = "ARN of the identity that Windhover runs as."
  type        = string
}

variable "external_id" {
  description = "A text that only you and Windhover's configuration know."
  type        = string
  sensitive   = true
}

variable "name" {
  description = "Name of the role."
  type        = string
  default     = "windhover-accounts"
}

data "aws_partition" "current" {}

data "aws_caller_identity" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = [var.principal]
    }
    condition {
      test     = "StringEquals"
      variable = "sts:ExternalId"
      values   = [var.external_id]
    }
  }
}

resource "aws_iam_role" "accounts" {
  name               = var.name
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "accounts" {
  statement {
    actions   = ["organizations:ListAccounts"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "accounts" {
  name   = "list-accounts"
  role   = aws_iam_role.accounts.id
  policy = data.aws_iam_policy_document.accounts.json
}

output "collection" {
  description = "The entry of Windhover's configuration; the roles in the accounts come from account.yaml."
  value       = <<-YAML
    collections:
      - name: aws-accounts
        collector: aws.s3-list
        places: "s3://flow-logs-{account}/AWSLogs/ arn:${data.aws_partition.current.partition}:iam::{account}:role/windhover-logs"
        organization_role: ${aws_iam_role.accounts.arn}
        skip_accounts: "${data.aws_caller_identity.current.account_id}"
        external_id: env:WINDHOVER_EXTERNAL_ID
  YAML
}
