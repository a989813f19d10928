#!/usr/bin/env bash
# Lets Windhover see which accounts an organisation has: a role that may list them and nothing else. Run it in the management account, or in a delegated administrator's.
#   organization.sh PRINCIPAL_ARN EXTERNAL_ID
# Needs the AWS CLI 2 with rights to make a role. Running it again changes nothing that is there.
set -euo pipefail
principal="${1:?usage: organization.sh PRINCIPAL_ARN EXTERNAL_ID}" external="${2:?an external id}"
name=windhover-accounts
account="$(aws sts get-caller-identity --query Account --output text)"
partition="$(aws sts get-caller-identity --query Arn --output text | cut -d: -f2)"

trust="{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$principal\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"$external\"}}}]}"
aws iam create-role --role-name "$name" --assume-role-policy-document "$trust" >/dev/null 2>&1 || aws iam update-assume-role-policy --role-name "$name" --policy-document "$trust"
aws iam put-role-policy --role-name "$name" --policy-name list-accounts --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"organizations:ListAccounts","Resource":"*"}]}'

cat <<YAML
collections:
  - name: aws-accounts
    collector: aws.s3-list
    places: "s3://flow-logs-{account}/AWSLogs/ arn:$partition:iam::{account}:role/windhover-logs"
    organization_role: arn:$partition:iam::$account:role/$name
    skip_accounts: "$account"
    external_id: env:WINDHOVER_EXTERNAL_ID
YAML
