using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Microsoft365.Sources.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>Alerts and detections: whom they are about, which thing, how grave. The service that writes the record is not who acted.</summary>
internal sealed partial class UnifiedAuditReader
{
    private readonly UnifiedAuditFindingFields finding;

    private void Finding(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Related = texts.Of(record[finding.Title]);
        activity.Severity = Grade(record[finding.Severity]);
        var entity = record[finding.Entity];
        var user = record[finding.EntityType].SequenceEqual("User"u8) || record[finding.EntityType].SequenceEqual("Recipients"u8) ? entity : record[finding.User];
        if (IsWriter(record[userId]))
        {
            activity.Actor = identities.Of(user);
            activity.ActorKind = user.IsEmpty ? ActorKind.Unknown : ActorKind.User;
        }
        else if (record[userId].IndexOf((byte)'@') > 0)
        {
            activity.ActorKind = ActorKind.User;
        }

        if (activity.SourceAddress.IsNone) ClientEndpoint.TryRead(record[finding.RemoteIp], out activity.SourceAddress, out activity.SourcePort);
        if (Take(record[finding.File], "file"u8, ref activity) || Take(record[finding.Link], "url"u8, ref activity) || Take(record[finding.Message], "message"u8, ref activity)) return;
        if (Take(entity, entity.IndexOf((byte)'@') > 0 ? "user"u8 : "entity"u8, ref activity)) return;
        var item = record[target.ItemType];
        if (!item.IsEmpty && Take(record[target.ObjectId], "file"u8, ref activity)) return;
        Take(record[finding.Alert], "alert"u8, ref activity);
    }

    private bool Take(ReadOnlySpan<byte> value, ReadOnlySpan<byte> kind, ref ActorActivity activity)
    {
        if (value.IsEmpty) return false;
        activity.Resource = identities.Of(value);
        activity.ResourceKind = kinds.Of(kind);
        return true;
    }

    private static bool IsWriter(ReadOnlySpan<byte> user) =>
        user.IsEmpty || user.SequenceEqual("SecurityComplianceAlerts"u8) || user.SequenceEqual("ThreatIntel"u8) || user.SequenceEqual("DlpAgent"u8)
        || user.SequenceEqual("AirInvestigation"u8) || user.SequenceEqual("app@sharepoint"u8);

    private static FindingSeverity Grade(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'I' or (byte)'i', ..] => FindingSeverity.Informational,
        [(byte)'L' or (byte)'l', ..] => FindingSeverity.Low,
        [(byte)'M' or (byte)'m', ..] => FindingSeverity.Medium,
        [(byte)'H' or (byte)'h', ..] => FindingSeverity.High,
        [(byte)'C' or (byte)'c', ..] => FindingSeverity.Critical,
        _ => FindingSeverity.Unknown,
    };
}
