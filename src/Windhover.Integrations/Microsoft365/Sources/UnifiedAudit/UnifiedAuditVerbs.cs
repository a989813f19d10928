using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>What the words of an operation say: "Add member to role.", "FileDownloaded", "New-InboxRule", "MailItemsAccessed".</summary>
internal static class UnifiedAuditVerbs
{
    /// <summary>The order decides where an operation has several ("MoveToDeletedItems", "AddedToSecureLink").</summary>
    private static readonly (ActivityKind Kind, string[] Words)[] Verbs =
    [
        (ActivityKind.Delete, ["Delete", "Recycle", "Remove", "Revoke", "Purge", "Expired", "Clear-", "Uninstall"]),
        (ActivityKind.Read, ["Accessed", "View", "Preview", "Download", "Fetched", "Search", "Get-", "Read", "Export", "Listed", "MessageBind", "FolderBind", "LinkUsed", "Test-"]),
        (ActivityKind.Create, ["Add", "Create", "New", "Upload", "Consent", "Invite", "Send", "Sent", "Copied", "Grant", "Enable", "Install", "Invitation"]),
        (ActivityKind.Update, ["Update", "Modif", "Set", "Change", "Rename", "Move", "Restore", "Reset", "Check", "Edit", "Disable", "Start-", "Stop-", "Approved", "Accepted"]),
    ];

    /// <summary>What an operation does to its resource.</summary>
    public static ActivityKind Of(string operation)
    {
        // A command begins with its verb; what stands behind may be anything.
        var dash = operation.IndexOf('-', StringComparison.Ordinal);
        var words = dash > 0 && !operation.Contains(' ', StringComparison.Ordinal) ? operation[..(dash + 1)] : operation;
        foreach (var (kind, verbs) in Verbs)
        {
            if (Array.Exists(verbs, v => words.Contains(v, StringComparison.Ordinal))) return kind;
        }

        return ActivityKind.Other;
    }

    /// <summary>The noun of a command in plain words: "New-InboxRule" is about an inbox rule, "Add-MailboxPermission" about a mailbox. Empty when it is no command.</summary>
    public static string Noun(string command)
    {
        var dash = command.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || dash == command.Length - 1) return "";
        var noun = command.AsSpan(dash + 1);
        if (noun.EndsWith("Permission") && noun.Length > "Permission".Length) noun = noun[..^"Permission".Length];
        var words = new StringBuilder();
        for (var i = 0; i < noun.Length; i++)
        {
            if (i > 0 && char.IsAsciiLetterUpper(noun[i]) && !char.IsAsciiLetterUpper(noun[i - 1])) words.Append(' ');
            words.Append(char.ToLowerInvariant(noun[i]));
        }

        return words.ToString();
    }
}
