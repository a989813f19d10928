using Windhover.Core.Events;

namespace Windhover.Integrations.Azure.Sources.KeyVault;

/// <summary>
/// What an operation does to what: names are an object and a verb (SecretGet, CertificateIssuersList), as
/// https://learn.microsoft.com/en-us/azure/key-vault/general/logging#operation-names-table lists them.
/// </summary>
internal static class KeyVaultOperation
{
    private static readonly (string Prefix, string Noun)[] Nouns =
    [
        ("Secret", "secret"), ("Key", "key"), ("Certificate", "certificate"), ("Vault", "vault"), ("ManagedHsm", "vault"), ("StorageAccount", "storage account"), ("Authentication", "vault"),
    ];

    private static readonly (string Word, ActivityKind Kind)[] Verbs =
    [
        ("EventGridNotification", ActivityKind.Other), ("GetDeleted", ActivityKind.Read), ("ListDeleted", ActivityKind.Read), ("PendingDelete", ActivityKind.Delete), ("Purge", ActivityKind.Delete), ("Delete", ActivityKind.Delete),
        ("Create", ActivityKind.Create), ("Import", ActivityKind.Create), ("Set", ActivityKind.Update), ("Put", ActivityKind.Update), ("Patch", ActivityKind.Update), ("Update", ActivityKind.Update),
        ("Recover", ActivityKind.Update), ("Restore", ActivityKind.Update), ("Rotate", ActivityKind.Update), ("Merge", ActivityKind.Update), ("Renew", ActivityKind.Update), ("Enroll", ActivityKind.Create),
        ("Get", ActivityKind.Read), ("List", ActivityKind.Read), ("Backup", ActivityKind.Read), ("Decrypt", ActivityKind.Read), ("Unwrap", ActivityKind.Read), ("Verify", ActivityKind.Read),
    ];

    /// <summary>Judges an operation.</summary>
    public static (ActivityKind Kind, string Noun) Of(string name)
    {
        if (name == "Authentication") return (ActivityKind.Logon, "vault");
        var noun = Nouns.FirstOrDefault(n => name.StartsWith(n.Prefix, StringComparison.OrdinalIgnoreCase)).Noun ?? "vault";
        foreach (var (word, kind) in Verbs)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase)) return (kind, noun);
        }

        return (ActivityKind.Other, noun);
    }
}
