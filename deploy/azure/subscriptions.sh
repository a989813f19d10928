#!/usr/bin/env bash
# Lets Windhover find and read the logs of every subscription below a management group, also of those that come later: an app registration with the roles Reader and
# Storage Blob Data Reader there and nothing else.
#   subscriptions.sh MANAGEMENT_GROUP [MANAGED_IDENTITY_OBJECT_ID]
# With a managed identity no app registration and no secret is made. Needs the Azure CLI, signed in with rights to assign roles on the group.
set -euo pipefail
group="${1:?usage: subscriptions.sh MANAGEMENT_GROUP [MANAGED_IDENTITY_OBJECT_ID]}" identity="${2:-}"
scope="/providers/Microsoft.Management/managementGroups/$group"
tenant="$(az account show --query tenantId --output tsv)"

if [[ -n "$identity" ]]; then
  for role in "Reader" "Storage Blob Data Reader"; do
    az role assignment create --assignee-object-id "$identity" --assignee-principal-type ServicePrincipal --role "$role" --scope "$scope" --output none
  done
  printf 'collections:\n  - name: azure\n    collector: azure.blob\n    subscriptions: all\n'
  exit 0
fi

app="$(az ad sp create-for-rbac --name windhover-logs --role Reader --scopes "$scope" --query '[appId,password]' --output tsv)"
client="$(head -n 1 <<<"$app")" secret="$(tail -n 1 <<<"$app")"
az role assignment create --assignee "$client" --role "Storage Blob Data Reader" --scope "$scope" --output none
cat <<YAML
# Keep this apart from the configuration: export WINDHOVER_AZURE_SECRET='$secret'
collections:
  - name: azure
    collector: azure.blob
    subscriptions: all
    tenant_id: $tenant
    client_id: $client
    client_secret: env:WINDHOVER_AZURE_SECRET
YAML
