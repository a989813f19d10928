# Lets Windhover find and read the logs of every subscription below a management group, also of those that come later.
terraform {
  required_version = ">= 1.5"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0"
    }
  }
}

variable "management_group" {
  description = "Name of the management group."
  type        = string
}

variable "principal_id" {
  description = "Object id of the managed identity or service principal that Windhover runs as."
  type        = string
}

resource "azurerm_role_assignment" "reader" {
  for_each             = toset(["Reader", "Storage Blob Data Reader"])
  scope                = "/providers/Microsoft.Management/managementGroups/${var.management_group}"
  role_definition_name = each.value
  principal_id         = var.principal_id
}

output "collection" {
  description = "The entry of Windhover's configuration."
  value       = <<-YAML
    collections:
      - name: azure
        collector: azure.blob
        subscriptions: all
  YAML
}
