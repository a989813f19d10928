variable "bucket" {
  description = "Name of the bucket that the logs are written to."
  type        = string
}

variable "prefix" {
  description = "What the keys of the logs begin with; empty for all."
  type        = string
  default     = ""
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

variable "kms_key_arn" {
  description = "ARN of the key that the bucket is encrypted with; empty for none of its own."
  type        = string
  default     = ""
}

variable "notify" {
  description = "Set the bucket's notification configuration; it replaces one that is there."
  type        = bool
  default     = true
}

variable "name" {
  description = "Name of the role and the queue."
  type        = string
  default     = "windhover-logs"
}
