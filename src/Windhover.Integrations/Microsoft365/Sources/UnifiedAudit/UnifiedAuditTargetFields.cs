using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>The fields of the workloads' schemas that name what was acted on.</summary>
internal sealed class UnifiedAuditTargetFields
{
    /// <param name="field">Keeps a value.</param>
    /// <param name="whole">Keeps an object or array.</param>
    public UnifiedAuditTargetFields(Keep field, Keep whole)
    {
        ObjectId = field("ObjectId");
        ItemType = field("ItemType");
        SiteUrl = field("SiteUrl");
        SourceFolder = field("SourceRelativeUrl");
        SourceFile = field("SourceFileName");
        DestinationFolder = field("DestinationRelativeUrl");
        DestinationFile = field("DestinationFileName");
        FileSize = field("FileSizeBytes", "FileSize");
        SharedWith = field("TargetUserOrGroupName", "UserSharedWith");
        Mailbox = field("MailboxOwnerUPN", "MailboxGuid");
        SentAs = field("SendAsUserSmtp", "SendOnBehalfOfUserSmtp", "DestMailboxOwnerUPN");
        Folders = whole("Folders");
        Team = field("TeamGuid");
        TeamName = field("TeamName");
        Channel = field("ChannelGuid");
        Chat = field("ChatThreadId");
        Member = field("Members.UPN", "TargetUserId", "Invitee");
        Application = field("ApplicationId", "AppAccessContext.ClientAppId");
    }

    /// <summary>Keeps the value of the first path that has one.</summary>
    public delegate JsonField Keep(params ReadOnlySpan<string> paths);

    public JsonField ObjectId { get; }

    public JsonField ItemType { get; }

    public JsonField SiteUrl { get; }

    public JsonField SourceFolder { get; }

    public JsonField SourceFile { get; }

    public JsonField DestinationFolder { get; }

    public JsonField DestinationFile { get; }

    public JsonField FileSize { get; }

    public JsonField SharedWith { get; }

    public JsonField Mailbox { get; }

    public JsonField SentAs { get; }

    public JsonField Folders { get; }

    public JsonField Team { get; }

    public JsonField TeamName { get; }

    public JsonField Channel { get; }

    public JsonField Chat { get; }

    public JsonField Member { get; }

    public JsonField Application { get; }
}
