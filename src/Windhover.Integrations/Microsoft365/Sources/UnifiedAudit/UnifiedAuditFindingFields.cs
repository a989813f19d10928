using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>The fields of the schemas of alerts, mail and link protection, and data loss prevention.</summary>
internal sealed class UnifiedAuditFindingFields
{
    /// <param name="field">Keeps a value.</param>
    public UnifiedAuditFindingFields(UnifiedAuditTargetFields.Keep field)
    {
        Title = field("Name", "InvestigationName", "PolicyDetails.Rules.RuleName", "PolicyDetails.PolicyName", "FileData.MalwareFamily", "VirusInfo", "Verdict");
        Severity = field("Severity", "PolicyDetails.Rules.Severity");
        EntityType = field("EntityType");
        Entity = field("AlertEntityId");
        Alert = field("AlertId", "InvestigationId");
        User = field("SharePointMetaData.From", "ExchangeMetaData.From", "LastModifiedBy", "Recipients");
        File = field("FileData.FilePath", "SharePointMetaData.FilePathUrl");
        Message = field("InternetMessageId", "ExchangeMetaData.MessageID", "NetworkMessageId");
        Link = field("URL", "Url");
        RemoteIp = field("SenderIp", "UserIp");
    }

    public JsonField Title { get; }

    public JsonField Severity { get; }

    public JsonField EntityType { get; }

    public JsonField Entity { get; }

    public JsonField Alert { get; }

    public JsonField User { get; }

    public JsonField File { get; }

    public JsonField Message { get; }

    public JsonField Link { get; }

    public JsonField RemoteIp { get; }
}
