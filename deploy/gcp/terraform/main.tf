# Lets Windhover read the audit and flow logs of an organisation or a project: a sink into a topic, a subscription, and a service account that may consume
# that subscription and nothing else.
terraform {
  required_version = ">= 1.5"
  required_providers {
    google = {
      source  = "hashicorp/google"
      version = ">= 5.0"
    }
  }
}

variable "project" {
  description = "Project that the topic and the service account are made in."
  type        = string
}

variable "organization" {
  description = "Number of the organisation whose logs are taken, with all of its present and future projects; empty for the project's own."
  type        = string
  default     = ""
}

variable "filter" {
  description = "Which logs are taken."
  type        = string
  default     = "log_id(\"cloudaudit.googleapis.com/activity\") OR log_id(\"cloudaudit.googleapis.com/data_access\") OR log_id(\"cloudaudit.googleapis.com/policy\") OR log_id(\"compute.googleapis.com/vpc_flows\")"
}

resource "google_pubsub_topic" "logs" {
  project = var.project
  name    = "windhover-logs"
}

resource "google_pubsub_subscription" "logs" {
  project                    = var.project
  name                       = "windhover-logs"
  topic                      = google_pubsub_topic.logs.id
  ack_deadline_seconds       = 60
  message_retention_duration = "604800s"
  expiration_policy {
    ttl = ""
  }
}

resource "google_logging_organization_sink" "logs" {
  count            = var.organization == "" ? 0 : 1
  org_id           = var.organization
  name             = "windhover-logs"
  include_children = true
  destination      = "pubsub.googleapis.com/${google_pubsub_topic.logs.id}"
  filter           = var.filter
}

resource "google_logging_project_sink" "logs" {
  count                  = var.organization == "" ? 1 : 0
  project                = var.project
  name                   = "windhover-logs"
  destination            = "pubsub.googleapis.com/${google_pubsub_topic.logs.id}"
  filter                 = var.filter
  unique_writer_identity = true
}

resource "google_pubsub_topic_iam_member" "sink" {
  project = var.project
  topic   = google_pubsub_topic.logs.name
  role    = "roles/pubsub.publisher"
  member  = var.organization == "" ? google_logging_project_sink.logs[0].writer_identity : google_logging_organization_sink.logs[0].writer_identity
}

resource "google_service_account" "reader" {
  project    = var.project
  account_id = "windhover-logs"
}

resource "google_pubsub_subscription_iam_member" "reader" {
  project      = var.project
  subscription = google_pubsub_subscription.logs.name
  role         = "roles/pubsub.subscriber"
  member       = google_service_account.reader.member
}

output "collection" {
  description = "The entry of Windhover's configuration; run as, or make a key of, the service account windhover-logs."
  value       = <<-YAML
    collections:
      - name: gcp
        collector: gcp.pubsub
        subscriptions: ${google_pubsub_subscription.logs.id}
  YAML
}
