# Lets Windhover read the logs in one storage account: an app registration with the role Storage Blob Data Reader there and nothing else. With principal_id
# (a managed identity that Windhover runs as) no app registration and no secret is made.
terraform {
  required_version = ">= 1.5"
  required_providers {
    azurerm = {
      source  = "hashicorp/azurerm"
      version = ">= 4.0"
    }
    azuread = {
      source  = "hashicorp/azuread"
      version = ">= 3.0"
    }
  }
}

variable "storage_account_id" {
  description = "Resource id of the storage account that flow logs and diagnostic settings write to."
  type        = string
}

variable "principal_id" {
  description = "Object id of a managed identity that Windhover runs as; empty to make an app registration."
  type        = string
  default     = ""
}

data "azuread_client_config" "current" {}

resource "azuread_application" "reader" {
  count        = var.principal_id == "" ? 1 : 0
  display_name = "windhover-logs"
}

resource "azuread_service_principal" "reader" {
  count     = length(azuread_application.reader)
  client_id = azuread_application.reader[0].client_id
}

resource "azuread_application_password" "reader" {
  count          = length(azuread_application.reader)
  application_id = azuread_application.reader[0].id
}

resource "azurerm_role_assignment" "reader" {
  scope                = var.storage_account_id
  role_definition_name = "Storage Blob Data Reader"
  principal_id         = var.principal_id == "" ? azuread_service_principal.reader[0].object_id : var.principal_id
}

output "client_secret" {
  value     = one(azuread_application_password.reader[*].value)
  sensitive = true
}

output "collection" {
  description = "The entry of Windhover's configuration."
  value       = <<-YAML
    collections:
      - name: azure
        collector: azure.blob
        containers: https://${element(split("/", var.storage_account_id), 8)}.blob.core.windows.net
        tenant_id: ${data.azuread_client_config.current.tenant_id}
        client_id: ${var.principal_id == "" ? azuread_application.reader[0].client_id : "the managed identity's client id"}
        client_secret: env:WINDHOVER_AZURE_SECRET
  YAML
}
