using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;
using Xunit;

namespace Windhover.Tests.Integrations.Microsoft365;

/// <summary>What operations of the workloads are.</summary>
public class UnifiedAuditOperationTests
{
    [Theory]
    [InlineData("AzureActiveDirectory", "15", "UserLoggedIn", EventClass.Authentication, ActivityKind.Logon, "application")]
    [InlineData("AzureActiveDirectory", "8", "Add user.", EventClass.AccountChange, ActivityKind.Create, "user")]
    [InlineData("AzureActiveDirectory", "8", "Add member to role.", EventClass.AccountChange, ActivityKind.Create, "user")]
    [InlineData("AzureActiveDirectory", "8", "Remove member from group.", EventClass.AccountChange, ActivityKind.Delete, "user")]
    [InlineData("AzureActiveDirectory", "8", "Reset user password.", EventClass.AccountChange, ActivityKind.Update, "user")]
    [InlineData("AzureActiveDirectory", "8", "Add service principal credentials.", EventClass.AccountChange, ActivityKind.Create, "service principal")]
    [InlineData("AzureActiveDirectory", "8", "Consent to application.", EventClass.AccountChange, ActivityKind.Create, "application")]
    [InlineData("AzureActiveDirectory", "8", "Set federation settings on domain.", EventClass.ApiActivity, ActivityKind.Update, "domain")]
    [InlineData("Exchange", "1", "New-InboxRule", EventClass.ApiActivity, ActivityKind.Create, "inbox rule")]
    [InlineData("Exchange", "1", "Set-Mailbox", EventClass.ApiActivity, ActivityKind.Update, "mailbox")]
    [InlineData("Exchange", "1", "Add-MailboxPermission", EventClass.AccountChange, ActivityKind.Create, "mailbox")]
    [InlineData("Exchange", "1", "Add-RoleGroupMember", EventClass.AccountChange, ActivityKind.Create, "role group member")]
    [InlineData("Exchange", "1", "Remove-ManagementRoleAssignment", EventClass.AccountChange, ActivityKind.Delete, "management role assignment")]
    [InlineData("Exchange", "50", "MailItemsAccessed", EventClass.ApiActivity, ActivityKind.Read, "")]
    [InlineData("Exchange", "3", "MoveToDeletedItems", EventClass.ApiActivity, ActivityKind.Delete, "")]
    [InlineData("SharePoint", "6", "FileDownloaded", EventClass.FileHostingActivity, ActivityKind.Read, "")]
    [InlineData("OneDrive", "6", "FileSyncUploadedFull", EventClass.FileHostingActivity, ActivityKind.Create, "")]
    [InlineData("SharePoint", "6", "FileRecycled", EventClass.FileHostingActivity, ActivityKind.Delete, "")]
    [InlineData("OneDrive", "14", "AddedToSecureLink", EventClass.FileHostingActivity, ActivityKind.Create, "")]
    [InlineData("SharePoint", "14", "SharingSet", EventClass.FileHostingActivity, ActivityKind.Update, "")]
    [InlineData("SharePoint", "14", "AddedToGroup", EventClass.AccountChange, ActivityKind.Create, "")]
    [InlineData("SharePoint", "4", "SiteCollectionAdminAdded", EventClass.AccountChange, ActivityKind.Create, "")]
    [InlineData("SharePoint", "6", "FileMalwareDetected", EventClass.DetectionFinding, ActivityKind.Create, "")]
    [InlineData("MicrosoftTeams", "25", "MemberAdded", EventClass.AccountChange, ActivityKind.Create, "")]
    [InlineData("MicrosoftTeams", "25", "ChannelAdded", EventClass.ApiActivity, ActivityKind.Create, "")]
    [InlineData("MicrosoftTeams", "25", "TeamsSessionStarted", EventClass.Authentication, ActivityKind.Logon, "application")]
    [InlineData("SecurityComplianceCenter", "40", "AlertTriggered", EventClass.DetectionFinding, ActivityKind.Create, "")]
    [InlineData("SecurityComplianceCenter", "40", "AlertUpdated", EventClass.DetectionFinding, ActivityKind.Update, "")]
    [InlineData("Exchange", "13", "DlpRuleMatch", EventClass.DetectionFinding, ActivityKind.Create, "")]
    public void AnOperationHasItsClassAndVerb(string workload, string recordType, string operation, EventClass eventClass, ActivityKind activity, string kind)
    {
        var judged = UnifiedAuditOperation.Of(workload, recordType, operation);
        judged.Class.ShouldBe(eventClass);
        judged.Activity.ShouldBe(activity);
        if (kind.Length > 0) Encoding.UTF8.GetString(judged.Kind).ShouldBe(kind);
    }
}
