#!/usr/bin/env bash
# Lets Windhover read the logs in one bucket: a queue that the bucket announces new objects to, and a role that may read both and nothing else.
#   setup.sh BUCKET PRINCIPAL_ARN EXTERNAL_ID [PREFIX [KMS_KEY_ARN]]
# Needs the AWS CLI 2 with rights to make queues, roles and the bucket's notification. Running it again changes nothing that is there.
set -euo pipefail
bucket="${1:?usage: setup.sh BUCKET PRINCIPAL_ARN EXTERNAL_ID [PREFIX [KMS_KEY_ARN]]}" principal="${2:?the ARN that Windhover runs as}" external="${3:?an external id}"
prefix="${4:-}" key="${5:-}"
name=windhover-logs
account="$(aws sts get-caller-identity --query Account --output text)"
partition="$(aws sts get-caller-identity --query Arn --output text | cut -d: -f2)"
region="$(aws s3api get-bucket-location --bucket "$bucket" --query 'LocationConstraint || `us-east-1`' --output text)"
export AWS_REGION="$region"

existing="$(aws s3api get-bucket-notification-configuration --bucket "$bucket" --output json)"
queue_arn="arn:$partition:sqs:$region:$account:$name"
if [[ -n "$existing" && "$existing" != "{}" && "$existing" != *"$queue_arn"* ]]; then
  echo "$bucket has a notification configuration already, and a bucket has only one: add $queue_arn to it for s3:ObjectCreated:*, or use EventBridge" >&2
  exit 1
fi

letters="$(aws sqs create-queue --queue-name "$name-dead-letters" --attributes MessageRetentionPeriod=1209600,SqsManagedSseEnabled=true --query QueueUrl --output text)"
url="$(aws sqs create-queue --queue-name "$name" --attributes MessageRetentionPeriod=1209600,SqsManagedSseEnabled=true,VisibilityTimeout=120 --query QueueUrl --output text)"
letters_arn="$(aws sqs get-queue-attributes --queue-url "$letters" --attribute-names QueueArn --query Attributes.QueueArn --output text)"
quote() { sed 's/"/\\"/g' <<<"$1"; }
send="{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"s3.amazonaws.com\"},\"Action\":\"sqs:SendMessage\",\"Resource\":\"$queue_arn\",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:$partition:s3:::$bucket\"},\"StringEquals\":{\"aws:SourceAccount\":\"$account\"}}}]}"
redrive="{\"deadLetterTargetArn\":\"$letters_arn\",\"maxReceiveCount\":\"10\"}"
aws sqs set-queue-attributes --queue-url "$url" --attributes "{\"Policy\":\"$(quote "$send")\",\"RedrivePolicy\":\"$(quote "$redrive")\"}"

filter=""
if [[ -n "$prefix" ]]; then filter=",\"Filter\":{\"Key\":{\"FilterRules\":[{\"Name\":\"prefix\",\"Value\":\"$prefix\"}]}}"; fi
aws s3api put-bucket-notification-configuration --bucket "$bucket" --notification-configuration "{\"QueueConfigurations\":[{\"QueueArn\":\"$queue_arn\",\"Events\":[\"s3:ObjectCreated:*\"]$filter}]}"

trust="{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"$principal\"},\"Action\":\"sts:AssumeRole\",\"Condition\":{\"StringEquals\":{\"sts:ExternalId\":\"$external\"}}}]}"
aws iam create-role --role-name "$name" --assume-role-policy-document "$trust" >/dev/null 2>&1 || aws iam update-assume-role-policy --role-name "$name" --policy-document "$trust"
decrypt=""
if [[ -n "$key" ]]; then decrypt=",{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"$key\"}"; fi
aws iam put-role-policy --role-name "$name" --policy-name read-logs --policy-document "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"s3:GetObject\",\"Resource\":\"arn:$partition:s3:::$bucket/$prefix*\"},{\"Effect\":\"Allow\",\"Action\":\"s3:ListBucket\",\"Resource\":\"arn:$partition:s3:::$bucket\"},{\"Effect\":\"Allow\",\"Action\":[\"sqs:ReceiveMessage\",\"sqs:DeleteMessage\",\"sqs:ChangeMessageVisibility\",\"sqs:GetQueueAttributes\"],\"Resource\":\"$queue_arn\"}$decrypt]}"

cat <<YAML
collections:
  - name: aws
    collector: aws.s3-sqs
    queues: "$url arn:$partition:iam::$account:role/$name"
    external_id: env:WINDHOVER_EXTERNAL_ID
YAML
