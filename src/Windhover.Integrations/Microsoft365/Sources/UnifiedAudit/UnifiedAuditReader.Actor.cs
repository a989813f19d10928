using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Microsoft365.Sources.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>Who acted, through which session, and from where.</summary>
internal sealed partial class UnifiedAuditReader
{
    private readonly JsonField userId, userKey, userType, actorTenant, clientIp, clientIpAddress, actorIpAddress, userAgent, clientInfo, directorySession, mailSession, tokenId;
    private readonly JsonField extended, modified, parameters, properties, device;

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var tenant = organizations.Of(record[actorTenant]);
        if (tenant != activity.Account) activity.ActorAccount = tenant;
        var user = Known(record[userId]);
        if (user.IsEmpty) user = Known(record[userKey]);
        if (user.StartsWith("urn:spo:anon"u8) || user.SequenceEqual("anonymous"u8))
        {
            activity.ActorKind = ActorKind.Anonymous;
            return;
        }

        if (user.StartsWith("urn:spo:guest#"u8)) user = user["urn:spo:guest#"u8.Length..];
        activity.Actor = identities.Of(user);
        activity.ActorKind = Kind(record[userType], user);
    }

    // https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-schema#user-type
    private static ActorKind Kind(ReadOnlySpan<byte> type, ReadOnlySpan<byte> user)
    {
        if (user.SequenceEqual("app@sharepoint"u8) || user.StartsWith("SHAREPOINT\\"u8) || user.StartsWith("NT AUTHORITY\\"u8)) return ActorKind.Service;
        if (type.Length != 1) return user.IsEmpty ? ActorKind.Unknown : type.StartsWith("Sys"u8) || type.StartsWith("Dc"u8) ? ActorKind.Service : ActorKind.User;
        return type[0] is (byte)'3' or (byte)'4' or (byte)'7' or (byte)'8' ? ActorKind.Service : user.IsEmpty ? ActorKind.Unknown : ActorKind.User;
    }

    private static ReadOnlySpan<byte> Known(ReadOnlySpan<byte> text) =>
        text.SequenceEqual("Not Available"u8) || text.SequenceEqual("Unknown"u8) || text.SequenceEqual("<null>"u8) || text.SequenceEqual("null"u8) ? default : text;

    private void Client(in JsonRecord record, ref ActorActivity activity)
    {
        if (!ClientEndpoint.TryRead(record[clientIp], out activity.SourceAddress, out activity.SourcePort)
            && !ClientEndpoint.TryRead(record[clientIpAddress], out activity.SourceAddress, out activity.SourcePort))
        {
            ClientEndpoint.TryRead(record[actorIpAddress], out activity.SourceAddress, out activity.SourcePort);
        }

        var agent = record[userAgent];
        if (agent.IsEmpty && activity.Class == EventClass.Authentication) agent = named.Find(record[extended], "UserAgent"u8, "Value"u8);
        if (agent.IsEmpty) agent = MailClient(record[clientInfo]);
        activity.Agent = agents.Of(agent);

        var session = record[directorySession];
        if (session.IsEmpty) session = record[mailSession];
        if (session.IsEmpty && activity.Class == EventClass.Authentication) session = named.Find(record[device], "SessionId"u8, "Value"u8);
        activity.Session = texts.Of(session);
        activity.Credential = texts.Of(record[tokenId]);
        if (!activity.Credential.IsNone) activity.CredentialLasts = Truth.No;
    }

    // "Client=OutlookService;Outlook-iOS/2.0;", "Client=OWA;Mozilla/5.0 (…)", "Client=REST;Client=RESTSystem;;"
    private static ReadOnlySpan<byte> MailClient(ReadOnlySpan<byte> info)
    {
        if (!info.StartsWith("Client="u8)) return info;
        info = info["Client="u8.Length..];
        var end = info.IndexOf((byte)';');
        if (end < 0) return info;
        var behind = info[(end + 1)..].Trim("; "u8);
        return behind.IsEmpty || behind.StartsWith("Client="u8) || behind.StartsWith("Action="u8) ? info[..end] : behind;
    }
}
