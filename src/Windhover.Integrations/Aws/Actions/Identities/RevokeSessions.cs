using System.Globalization;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Identities;

/// <summary>Denies everything to sessions that were issued before a time, as the console's "Revoke active sessions" does.</summary>
internal sealed class RevokeSessions : InlineDeny
{
    /// <inheritdoc/>
    public override ActionDescriptor Descriptor { get; } = Describe(
        "aws.revoke-sessions", ContainmentKind.RevokeSessions, "Revokes the sessions of the role, or of the user's console and temporary keys, that began before",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_revoke-sessions.html",
        "Everybody who has a session of the role has to take the role again, not only the attacker.",
        "Who can still take the role gets a new session; a user's access keys go on working.",
        "A session that has not ended by itself works again when this is taken back; the plan says until when that may be.");

    /// <inheritdoc/>
    protected override (JsonObject Statement, string Text) Deny(ActionRequest request, AwsPrincipal principal, int longest)
    {
        var before = request.Wanted.SessionsBefore > 0 ? request.Wanted.SessionsBefore : request.Now;
        var over = before + (Math.Max(longest, 3600) * 1000L);
        var text = $"denies everything to sessions that were issued before {Iso(before)}."
            + (longest > 0 ? $" The last of them ends by itself at {Iso(over)}.{(request.Until < over ? $" It is taken back before that, at {Iso(request.Until)}: what has not ended then works again." : "")}" : "");
        var condition = new JsonObject { ["DateLessThan"] = new JsonObject { ["aws:TokenIssueTime"] = Iso(before) } };
        return (new JsonObject { ["Action"] = new JsonArray("*"), ["Resource"] = new JsonArray("*"), ["Condition"] = condition }, text);
    }

    private static string Iso(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
