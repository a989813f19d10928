namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Which log a category belongs to (https://learn.microsoft.com/en-us/azure/azure-monitor/platform/resource-logs-schema; categories of the activity log:
/// https://learn.microsoft.com/en-us/azure/azure-monitor/platform/activity-log-schema). <c>AuditLogs</c> is written by Entra and by Intune.
/// </summary>
internal static class AzureCategories
{
    private static readonly HashSet<string> OfActivity = new(StringComparer.OrdinalIgnoreCase)
    {
        "Administrative", "Policy", "Security", "ServiceHealth", "ResourceHealth", "Alert", "Autoscale", "Recommendation", "Write", "Delete", "Action",
    };

    private static readonly HashSet<string> OfSignIn = new(StringComparer.OrdinalIgnoreCase)
    {
        "SignInLogs", "NonInteractiveUserSignInLogs", "ServicePrincipalSignInLogs", "ManagedIdentitySignInLogs", "MicrosoftServicePrincipalSignInLogs", "ADFSSignInLogs",
    };

    private static readonly HashSet<string> OfAudit = new(StringComparer.OrdinalIgnoreCase) { "AuditLogs", "Audit" };

    private static readonly HashSet<string> OfStorage = new(StringComparer.OrdinalIgnoreCase) { "StorageRead", "StorageWrite", "StorageDelete" };

    private static readonly HashSet<string> OfHunting = new(StringComparer.OrdinalIgnoreCase) { "AdvancedHunting-AlertInfo", "AdvancedHunting-AlertEvidence" };

    private static readonly HashSet<string> OfVault = new(StringComparer.OrdinalIgnoreCase) { "AuditEvent" };

    /// <summary>The log of a category; both audit logs for <c>AuditLogs</c>, <see cref="AzureLogKinds.Other"/> for one that is not known.</summary>
    public static AzureLogKinds Of(ReadOnlySpan<byte> category)
    {
        if (category.IsEmpty) return AzureLogKinds.None;
        if (category.Length > 64) return AzureLogKinds.Other;
        Span<char> text = stackalloc char[64];
        var name = text[..System.Text.Encoding.UTF8.GetChars(category, text)];
        if (Has(OfActivity, name)) return AzureLogKinds.Activity;
        if (Has(OfSignIn, name)) return AzureLogKinds.SignIn;
        if (Has(OfStorage, name)) return AzureLogKinds.Storage;
        if (Has(OfAudit, name)) return AzureLogKinds.EntraAudit | AzureLogKinds.IntuneAudit;
        if (Has(OfVault, name)) return AzureLogKinds.KeyVault;
        return Has(OfHunting, name) ? AzureLogKinds.AdvancedHunting : AzureLogKinds.Other;
    }

    private static bool Has(HashSet<string> names, ReadOnlySpan<char> name) => names.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name);
}
