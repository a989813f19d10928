using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>What an operation of a workload is; judged once for each.</summary>
/// <param name="Class">OCSF class.</param>
/// <param name="Activity">What it does to its resource.</param>
/// <param name="Kind">Kind of the object that it names, in lower case; empty when the operation does not say.</param>
internal readonly record struct UnifiedAuditOperation(EventClass Class, ActivityKind Activity, byte[] Kind)
{
    // AuditLogRecordType: DLP, mail and link protection, alerts, investigations.
    private static readonly HashSet<string> FindingTypes = new(StringComparer.Ordinal) { "11", "13", "28", "33", "40", "41", "47", "62", "63", "64", "78", "98", "99", "100", "107", "113" };

    private static readonly string[] DirectoryWords =
    [
        "user", "group", "member", "role", "password", "credential", "secret", "service principal", "consent", "permission", "owner", "delegat", "strong auth",
        "authentication method", "security info",
    ];

    private static readonly string[] MailNouns =
    [
        "Permission", "RoleGroup", "ManagementRole", "RoleAssignment", "GroupMember", "DistributionGroup", "UnifiedGroup", "MailUser", "User", "MailContact",
    ];

    private static readonly HashSet<string> SiteAccounts = new(StringComparer.Ordinal)
    {
        "AddedToGroup", "RemovedFromGroup", "UserAddedToGroup", "UserRemovedFromGroup", "SiteCollectionAdminAdded", "SiteCollectionAdminRemoved", "SiteAdminChangeRequest", "GroupAdded",
        "GroupRemoved", "GroupUpdated", "PermissionLevelAdded", "PermissionLevelModified", "PermissionLevelRemoved", "SitePermissionsModified", "PermissionLevelsInheritanceBroken",
    };

    private static readonly HashSet<string> TeamAccounts = new(StringComparer.Ordinal) { "MemberAdded", "MemberRemoved", "MemberRoleChanged", "TeamCreated", "TeamDeleted" };

    private static readonly string[] FileWords = ["File", "Folder", "Page", "ListItem", "Sharing", "Link", "AccessInvitation", "AccessRequest", "Shared", "Document", "SecureLink"];

    /// <summary>Judges an operation.</summary>
    public static UnifiedAuditOperation Of(string workload, string recordType, string operation)
    {
        var judged = ClassOf(workload, recordType, operation);
        var activity = judged switch
        {
            EventClass.Authentication => Has(operation, "LoggedOff") || Has(operation, "SignedOut") || Has(operation, "Logout") ? ActivityKind.Logoff : ActivityKind.Logon,
            EventClass.DetectionFinding => operation == "AlertUpdated" ? ActivityKind.Update : ActivityKind.Create,
            _ => UnifiedAuditVerbs.Of(operation),
        };
        return new(judged, activity, Encoding.UTF8.GetBytes(KindOf(workload, operation, judged)));
    }

    private static EventClass ClassOf(string workload, string recordType, string operation)
    {
        if (FindingTypes.Contains(recordType) || recordType is "SecurityComplianceAlerts" || operation is "FileMalwareDetected" or "AlertTriggered" or "AlertEntityGenerated" or "AlertUpdated" or "DlpRuleMatch")
            return EventClass.DetectionFinding;
        if (recordType is "9" or "15" || operation is "UserLoggedIn" or "UserLoginFailed" or "UserLoggedOff" or "MailboxLogin" or "TeamsSessionStarted" or "SignInEvent")
            return EventClass.Authentication;
        var isAccount = workload switch
        {
            "AzureActiveDirectory" => Array.Exists(DirectoryWords, w => operation.Contains(w, StringComparison.OrdinalIgnoreCase)),
            "Exchange" or "SecurityComplianceCenter" => IsMailAccount(operation),
            "MicrosoftTeams" => TeamAccounts.Contains(operation),
            _ => SiteAccounts.Contains(operation),
        };
        if (isAccount) return EventClass.AccountChange;
        var isFile = workload is "SharePoint" or "OneDrive" && (recordType is "6" or "14" || Array.Exists(FileWords, w => Has(operation, w)));
        return isFile ? EventClass.FileHostingActivity : EventClass.ApiActivity;
    }

    private static bool IsMailAccount(string cmdlet)
    {
        var dash = cmdlet.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0 || cmdlet.StartsWith("Get-", StringComparison.Ordinal)) return false;
        if (cmdlet is "New-Mailbox" or "Remove-Mailbox" or "Enable-Mailbox" or "Disable-Mailbox") return true;
        return Array.Exists(MailNouns, n => cmdlet.IndexOf(n, dash, StringComparison.Ordinal) > 0);
    }

    private static string KindOf(string workload, string operation, EventClass judged)
    {
        if (judged == EventClass.Authentication) return "application";
        if (workload is "Exchange" or "SecurityComplianceCenter") return UnifiedAuditVerbs.Noun(operation);
        if (workload != "AzureActiveDirectory") return "";
        if (Has(operation, "member to") || Has(operation, "member from") || Has(operation, "owner to") || Has(operation, "owner from")) return "user";
        foreach (var kind in (ReadOnlySpan<string>)["service principal", "application", "group", "user", "role", "device", "policy", "domain", "company"])
        {
            if (operation.Contains(kind, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return "";
    }

    private static bool Has(string operation, string word) => operation.Contains(word, StringComparison.Ordinal);
}
