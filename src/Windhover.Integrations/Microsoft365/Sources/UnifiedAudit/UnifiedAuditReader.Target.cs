using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>What was acted on, and the second thing that matters as much.</summary>
internal sealed partial class UnifiedAuditReader
{
    private const int LongestUrl = 1024;

    /// <summary>Parameters of administrative commands that name somebody else, the most telling first.</summary>
    private static readonly byte[][] Recipients = [.. new[]
    {
        "ForwardTo", "RedirectTo", "ForwardAsAttachmentTo", "ForwardingSmtpAddress", "ForwardingAddress", "BlindCopyTo", "RedirectMessageTo", "CopyTo", "User", "Trustee", "Member",
        "Members", "Role", "Roles", "GrantSendOnBehalfTo", "Owners",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Properties of directory changes that name the role, group or permission given.</summary>
    private static readonly byte[][] Granted = [.. new[]
    {
        "Role.DisplayName", "Role.WellKnownObjectName", "Group.ObjectID", "Group.DisplayName", "AppRole.Value", "DelegatedPermissionGrant.Scope",
    }.Select(System.Text.Encoding.ASCII.GetBytes)];

    private readonly UnifiedAuditTargetFields target;

    private void Target(in JsonRecord record, in UnifiedAuditOperation judged, ref ActorActivity activity)
    {
        var mailbox = record[target.Mailbox];
        var team = record[target.Team];
        if (!mailbox.IsEmpty)
        {
            activity.Resource = identities.Of(mailbox);
            activity.ResourceKind = Symbols.Intern("mailbox"u8);
            activity.Related = identities.Of(record[target.SentAs]);
            if (judged.Activity == ActivityKind.Read) activity.BytesOut = Common.SizeSum.Of(record[target.Folders]);
        }
        else if (!team.IsEmpty || !record[target.Chat].IsEmpty)
        {
            activity.Resource = texts.Of(team.IsEmpty ? record[target.Chat] : team);
            activity.ResourceKind = team.IsEmpty ? Symbols.Intern("chat"u8) : Symbols.Intern("team"u8);
            activity.Related = identities.Of(record[target.Member]);
            if (activity.Related.IsNone) activity.Related = texts.Of(record[target.Channel]);
        }
        else
        {
            Object(record, judged, ref activity);
        }
    }

    private void Object(in JsonRecord record, in UnifiedAuditOperation judged, ref ActorActivity activity)
    {
        var objectId = Known(record[target.ObjectId]);
        activity.Resource = objectId.IsEmpty ? Url(record[target.SiteUrl], record[target.SourceFolder], record[target.SourceFile]) : identities.Of(objectId);
        if (!activity.Resource.IsNone)
        {
            var type = record[target.ItemType];
            activity.ResourceKind = ItemKind(type);
            if (activity.ResourceKind.IsNone) activity.ResourceKind = kinds.Of(KindOf(judged.Kind, objectId));
        }

        activity.Related = Second(record, activity);
        if (judged.Class != EventClass.FileHostingActivity) return;
        var size = Utf8Parser.TryParse(record[target.FileSize], out long bytes, out _) && bytes > 0 ? bytes : 0;
        if (judged.Activity == ActivityKind.Read && record[operation].IndexOf("Download"u8) >= 0) activity.BytesOut = size;
        else if (judged.Activity == ActivityKind.Create && record[operation].IndexOf("Upload"u8) >= 0) activity.BytesIn = size;
    }

    private static ReadOnlySpan<byte> KindOf(byte[] kind, ReadOnlySpan<byte> objectId) =>
        kind.Length > 0 ? kind : objectId.IndexOf((byte)'@') > 0 ? "user"u8 : objectId.StartsWith("https://"u8) ? "site"u8 : "object"u8;

    private Symbol Second(in JsonRecord record, in ActorActivity activity)
    {
        var shared = record[target.SharedWith];
        if (!shared.IsEmpty) return identities.Of(shared);
        if (!record[target.DestinationFile].IsEmpty) return Url(record[target.SiteUrl], record[target.DestinationFolder], record[target.DestinationFile]);
        if (activity.Class == EventClass.Authentication)
        {
            var application = texts.Of(record[target.Application]);
            return application == activity.Resource ? default : application;
        }

        var changes = record[modified];
        foreach (var name in Granted)
        {
            var value = named.Find(changes, name, "NewValue"u8);
            if (value.IsEmpty) value = named.Find(changes, name, "OldValue"u8);
            if (!value.IsEmpty) return texts.Of(value);
        }

        var consent = Scope(named.Find(changes, "ConsentAction.Permissions"u8, "NewValue"u8));
        if (!consent.IsEmpty) return scopes.Of(consent);
        var given = record[parameters];
        foreach (var name in Recipients)
        {
            var value = named.Find(given, name, "Value"u8);
            if (!value.IsEmpty) return identities.Of(value.StartsWith("smtp:"u8) || value.StartsWith("SMTP:"u8) ? value["smtp:"u8.Length..] : value);
        }

        return identities.Of(record[target.Member]);
    }

    // "[] => [[Id: …, ConsentType: AllPrincipals, Scope: User.Read Mail.Read, CreatedDateTime: …]]; "
    private static ReadOnlySpan<byte> Scope(ReadOnlySpan<byte> permissions)
    {
        var start = permissions.LastIndexOf("Scope:"u8);
        if (start < 0) return default;
        permissions = permissions[(start + "Scope:"u8.Length)..];
        var end = permissions.IndexOfAny(",]"u8);
        return (end < 0 ? permissions : permissions[..end]).Trim(" "u8);
    }

    private Symbol ItemKind(ReadOnlySpan<byte> type)
    {
        if (type.SequenceEqual("1"u8)) return kinds.Of("file"u8);
        if (type.SequenceEqual("5"u8)) return kinds.Of("folder"u8);
        if (type.SequenceEqual("DocumentLibrary"u8)) return kinds.Of("document library"u8);
        if (type.IsEmpty || type.IndexOfAnyInRange((byte)'0', (byte)'9') >= 0) return default;
        Span<byte> lower = stackalloc byte[32];
        type = type[..Math.Min(type.Length, lower.Length)];
        return System.Text.Ascii.ToLower(type, lower, out var length) == System.Buffers.OperationStatus.Done ? kinds.Of(lower[..length]) : default;
    }

    // Site, folder and file name together are the object's own address.
    private Symbol Url(ReadOnlySpan<byte> site, ReadOnlySpan<byte> folder, ReadOnlySpan<byte> file)
    {
        site = site.TrimEnd((byte)'/');
        folder = folder.Trim((byte)'/');
        if (site.IsEmpty || site.Length + folder.Length + file.Length + 2 > LongestUrl) return texts.Of(file);
        Span<byte> url = stackalloc byte[LongestUrl];
        site.CopyTo(url);
        var length = site.Length;
        if (!folder.IsEmpty) Append(url, ref length, folder);
        if (!file.IsEmpty) Append(url, ref length, file);
        return texts.Of(url[..length]);
    }

    private static void Append(Span<byte> url, ref int length, ReadOnlySpan<byte> part)
    {
        url[length++] = (byte)'/';
        part.CopyTo(url[length..]);
        length += part.Length;
    }
}
