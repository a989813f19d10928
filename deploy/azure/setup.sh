#!/usr/bin/env bash
# Lets Windhover read the logs in one storage account: an app registration with the role Storage Blob Data Reader there and nothing else.
#   setup.sh STORAGE_ACCOUNT RESOURCE_GROUP [MANAGED_IDENTITY_OBJECT_ID]
# With a managed identity no app registration and no secret is made. Needs the Azure CLI, signed in with rights to assign roles on the account.
set -euo pipefail
account="${1:?usage: setup.sh STORAGE_ACCOUNT RESOURCE_GROUP [MANAGED_IDENTITY_OBJECT_ID]}" group="${2:?the resource group of the account}" identity="${3:-}"
scope="$(az storage account show --name "$account" --resource-group "$group" --query id --output tsv)"
tenant="$(az account show --query tenantId --output tsv)"

if [[ -n "$identity" ]]; then
  az role assignment create --assignee-object-id "$identity" --assignee-principal-type ServicePrincipal --role "Storage Blob Data Reader" --scope "$scope" --output none
  printf 'collections:\n  - name: azure\n    collector: azure.blob\n    containers: https://%s.blob.core.windows.net\n' "$account"
  exit 0
fi

app="$(az ad sp create-for-rbac --name windhover-logs --role "Storage Blob Data Reader" --scopes "$scope" --query '[appId,password]' --output tsv)"
client="$(head -n 1 <<<"$app")" secret="$(tail -n 1 <<<"$app")"
cat <<YAML
# Keep this apart from the configuration: export WINDHOVER_AZURE_SECRET='$secret'
collections:
  - name: azure
    collector: azure.blob
    containers: https://$account.blob.core.windows.net
    tenant_id: $tenant
    client_id: $client
    client_secret: env:WINDHOVER_AZURE_SECRET
YAML
