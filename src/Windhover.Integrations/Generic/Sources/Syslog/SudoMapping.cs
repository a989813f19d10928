using Windhover.Core.Events;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>
/// Messages of sudo (https://www.sudo.ws/docs/man/sudoers.man/#Event_logging): <c>USER : [ERROR ; ]TTY=… ; PWD=… ; USER=… ; COMMAND=…</c>.
/// </summary>
/// <param name="names">Where names are kept.</param>
internal sealed class SudoMapping(HostNames names)
{
    /// <summary>Fills the activity; false when the message is not of that form.</summary>
    public bool Map(in SyslogLine line, ref ActorActivity activity)
    {
        var text = line.Message;
        var colon = text.IndexOf(" : "u8);
        if (colon <= 0) return false;
        var user = text[..colon].Trim((byte)' ');
        text = text[(colon + 3)..];
        // The command is last and may hold what looks like another field.
        var command = text.IndexOf("COMMAND="u8);
        var fields = command < 0 ? text : text[..command];
        if (command < 0 && fields.IndexOf("USER="u8) < 0) return false;
        names.Machine(line, "sudo"u8, EventClass.ProcessActivity, ref activity);
        names.Actor(user, line.Host, ref activity);
        activity.Operation = names.Word("sudo"u8);
        activity.Activity = ActivityKind.Create;
        var target = Field(fields, "USER="u8);
        activity.Related = names.Account(target.IsEmpty ? "root"u8 : target, line.Host);
        var error = Error(fields);
        activity.Error = names.Word(error);
        activity.Outcome = error.IsEmpty ? Outcome.Success : Outcome.Failure;
        activity.Session = names.Word(Field(fields, "TTY="u8));
        if (command < 0) return true;
        var run = text[(command + 8)..];
        var space = run.IndexOf((byte)' ');
        activity.Resource = names.Word(space < 0 ? run : run[..space]);
        activity.ResourceKind = names.Word("command"u8);
        return true;
    }

    private static ReadOnlySpan<byte> Error(ReadOnlySpan<byte> fields)
    {
        var end = fields.IndexOf((byte)';');
        var first = (end < 0 ? fields : fields[..end]).Trim((byte)' ');
        if (first.IndexOf((byte)'=') >= 0) return default;
        // "3 incorrect password attempts": the count would make every line an error of its own.
        var letters = first.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return letters > 0 ? first[letters..].Trim((byte)' ') : first;
    }

    private static ReadOnlySpan<byte> Field(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> name)
    {
        foreach (var range in fields.Split((byte)';'))
        {
            var field = fields[range].Trim((byte)' ');
            if (field.StartsWith(name)) return field[name.Length..];
        }

        return default;
    }
}
