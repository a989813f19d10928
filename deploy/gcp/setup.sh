#!/usr/bin/env bash
# Lets Windhover read the audit and flow logs of an organisation or a project: a sink into a topic, a subscription, and a service account that may consume
# that subscription and nothing else.
#   setup.sh PROJECT [ORGANIZATION_NUMBER]
# Needs the gcloud CLI with rights to make sinks, topics and service accounts. Running it again changes nothing that is there.
set -euo pipefail
project="${1:?usage: setup.sh PROJECT [ORGANIZATION_NUMBER]}" organization="${2:-}"
name=windhover-logs
topic="projects/$project/topics/$name"
subscription="projects/$project/subscriptions/$name"
reader="$name@$project.iam.gserviceaccount.com"
filter='log_id("cloudaudit.googleapis.com/activity") OR log_id("cloudaudit.googleapis.com/data_access") OR log_id("cloudaudit.googleapis.com/policy") OR log_id("compute.googleapis.com/vpc_flows")'

gcloud pubsub topics describe "$topic" >/dev/null 2>&1 || gcloud pubsub topics create "$topic"
gcloud pubsub subscriptions describe "$subscription" >/dev/null 2>&1 ||
  gcloud pubsub subscriptions create "$subscription" --topic "$topic" --ack-deadline 60 --message-retention-duration 7d --expiration-period never

if [[ -n "$organization" ]]; then
  where=(--organization "$organization") children=(--include-children)
else
  where=(--project "$project") children=()
fi
gcloud logging sinks describe "$name" "${where[@]}" >/dev/null 2>&1 ||
  gcloud logging sinks create "$name" "pubsub.googleapis.com/$topic" --log-filter "$filter" "${where[@]}" ${children[@]+"${children[@]}"}
writer="$(gcloud logging sinks describe "$name" "${where[@]}" --format 'value(writerIdentity)')"
gcloud pubsub topics add-iam-policy-binding "$topic" --member "$writer" --role roles/pubsub.publisher >/dev/null

gcloud iam service-accounts describe "$reader" --project "$project" >/dev/null 2>&1 || gcloud iam service-accounts create "$name" --project "$project"
gcloud pubsub subscriptions add-iam-policy-binding "$subscription" --member "serviceAccount:$reader" --role roles/pubsub.subscriber >/dev/null

cat <<YAML
# Outside Google Cloud: gcloud iam service-accounts keys create windhover-gcp.json --iam-account $reader, and credentials: file:windhover-gcp.json
collections:
  - name: gcp
    collector: gcp.pubsub
    subscriptions: $subscription
YAML
