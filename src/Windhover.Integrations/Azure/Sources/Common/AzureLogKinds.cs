namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>Which logs a record, or the head of a file, is of.</summary>
[Flags]
internal enum AzureLogKinds
{
    /// <summary>None that is known.</summary>
    None = 0,

    /// <summary>Activity log.</summary>
    Activity = 1,

    /// <summary>Entra sign-in logs, of all four categories.</summary>
    SignIn = 2,

    /// <summary>Entra audit logs.</summary>
    EntraAudit = 4,

    /// <summary>Intune audit logs.</summary>
    IntuneAudit = 8,

    /// <summary>Key Vault audit events.</summary>
    KeyVault = 16,

    /// <summary>Storage resource logs.</summary>
    Storage = 32,

    /// <summary>Alerts among the streamed advanced hunting tables.</summary>
    AdvancedHunting = 64,

    /// <summary>A category that is another source's, or nobody's yet.</summary>
    Other = 128,
}
