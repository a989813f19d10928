using System.Text;
using Windhover.Core.Events;

namespace Windhover.Integrations.GoogleWorkspace.Sources.Activity;

/// <summary>What an event acted on, and the second thing that matters, from its parameters.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class ActivityTarget(SymbolTable symbols)
{
    private const int LongestAddress = 320;

    // The first that has a value is the target; names as the API's pages write them.
    private static readonly (byte[] Name, string Kind)[] Targets = Table(
        ("doc_id", "file"), ("USER_EMAIL", "user"), ("affected_email_address", "user"), ("member_id", "user"), ("user_email", "user"), ("CAA_APPLICATION", "application"),
        ("GROUP_EMAIL", "group"), ("group_email", "group"), ("group_id", "group"), ("API_CLIENT_NAME", "application"), ("client_id", "application"), ("application_name", "application"),
        ("ROLE_NAME", "role"), ("calendar_id", "calendar"), ("DEVICE_ID", "device"), ("MOBILE_APP_PACKAGE_ID", "application"), ("message_info.rfc2822_message_id", "message"),
        ("INBOUND_SSO_PROFILE_NAME", "identityprovider"), ("SETTING_NAME", "setting"), ("DOMAIN_NAME", "domain"), ("ORG_UNIT_NAME", "orgunit"));

    private static readonly (byte[] Name, string Kind)[] Others = Table(
        ("target_user", ""), ("target_domain", ""), ("target", ""), ("new_owner", ""), ("destination_folder_id", ""), ("ROLE_NAME", ""), ("GROUP_EMAIL", ""), ("group_email", ""), ("group_id", ""),
        ("API_SCOPES", ""), ("scope", ""), ("grantee_email", ""), ("email_forwarding_destination_address", ""), ("message_info.source.address", ""), ("DOMAIN_NAME", ""), ("ORG_UNIT_NAME", ""));

    /// <summary>Fills the target of an event.</summary>
    /// <param name="parameters">The event's parameters.</param>
    /// <param name="activity">The event, its class and actor already known.</param>
    public void Map(ActivityParameters parameters, ref ActorActivity activity)
    {
        var target = First(parameters, Targets, default, out var kind);
        if (!target.IsEmpty)
        {
            activity.Resource = Identity(target, symbols);
            activity.ResourceKind = symbols.Intern(kind == "file" && parameters["doc_type"u8].SequenceEqual("folder"u8) ? "folder" : kind);
        }
        else if (activity.Class == EventClass.AccountChange && !activity.Actor.IsNone)
        {
            // Who is not said to change somebody else's account changes his own.
            activity.Resource = activity.Actor;
            activity.ResourceKind = symbols.Intern("user"u8);
        }

        activity.Related = Identity(First(parameters, Others, target, out _), symbols);
    }

    /// <summary>A mail address in lower case; anything else as it is.</summary>
    public static Symbol Identity(ReadOnlySpan<byte> text, SymbolTable symbols)
    {
        if (text.IndexOf((byte)'@') <= 0 || text.Length > LongestAddress || text.IndexOf((byte)' ') >= 0) return symbols.Intern(text);
        Span<byte> lower = stackalloc byte[LongestAddress];
        return Ascii.ToLower(text, lower, out var length) == System.Buffers.OperationStatus.Done ? symbols.Intern(lower[..length]) : symbols.Intern(text);
    }

    private static ReadOnlySpan<byte> First(ActivityParameters parameters, (byte[] Name, string Kind)[] table, ReadOnlySpan<byte> taken, out string kind)
    {
        foreach (var (name, itsKind) in table)
        {
            var value = parameters[name];
            if (value.IsEmpty || value.SequenceEqual(taken)) continue;
            kind = itsKind;
            return value;
        }

        kind = "";
        return default;
    }

    private static (byte[] Name, string Kind)[] Table(params (string Name, string Kind)[] rows) => [.. rows.Select(r => (Encoding.UTF8.GetBytes(r.Name), r.Kind))];
}
