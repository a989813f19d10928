using Windhover.Core.Events;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>
/// Messages of su: <c>[FAILED SU ](to TARGET) USER on TTY</c> of util-linux (https://github.com/util-linux/util-linux/blob/master/login-utils/su-common.c), and
/// <c>[BAD SU ]USER to TARGET on TTY</c> of the BSDs.
/// </summary>
/// <param name="names">Where names are kept.</param>
internal sealed class SuMapping(HostNames names)
{
    /// <summary>Fills the activity; false when the message is not of that form.</summary>
    public bool Map(in SyslogLine line, ref ActorActivity activity)
    {
        var text = line.Message;
        var isFailed = text.StartsWith("FAILED SU "u8) || text.StartsWith("BAD SU "u8);
        if (isFailed) text = text[(text.IndexOf(" SU "u8) + 4)..];
        if (!TryPeople(text, out var user, out var target, out var terminal)) return false;
        names.Machine(line, "su"u8, EventClass.ProcessActivity, ref activity);
        names.Actor(user, line.Host, ref activity);
        activity.Operation = names.Word("su"u8);
        activity.Activity = ActivityKind.Create;
        activity.Outcome = isFailed ? Outcome.Failure : Outcome.Success;
        if (isFailed) activity.Error = names.Word("failed"u8);
        activity.Session = names.Word(terminal);
        activity.Resource = names.Account(target, line.Host);
        activity.ResourceKind = names.Word("user"u8);
        return true;
    }

    private static bool TryPeople(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> user, out ReadOnlySpan<byte> target, out ReadOnlySpan<byte> terminal)
    {
        user = default;
        target = default;
        terminal = default;
        var on = text.LastIndexOf(" on "u8);
        if (on <= 0) return false;
        terminal = text[(on + 4)..];
        var people = text[..on];
        if (people.StartsWith("(to "u8))
        {
            var close = people.IndexOf(") "u8);
            if (close < 0) return false;
            target = people[4..close];
            user = people[(close + 2)..];
        }
        else
        {
            var to = people.IndexOf(" to "u8);
            if (to <= 0) return false;
            user = people[..to];
            target = people[(to + 4)..];
        }

        return !user.IsEmpty && !target.IsEmpty;
    }
}
