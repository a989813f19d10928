using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>
/// Messages of OpenSSH's server about sign-ins (auth_log() in https://github.com/openssh/openssh-portable/blob/master/auth.c): <c>Accepted METHOD for USER from ADDRESS port PORT ssh2[: KEY]</c>,
/// <c>Failed METHOD for [invalid user ]USER from …</c>, <c>Invalid user USER from …</c>, <c>Disconnected from user USER ADDRESS port PORT</c>.
/// </summary>
/// <param name="names">Where names are kept.</param>
internal sealed class SshMapping(HostNames names)
{
    /// <summary>Fills the activity; false when the message is none of these.</summary>
    public bool Map(in SyslogLine line, ref ActorActivity activity)
    {
        var text = line.Message;
        if (Take(ref text, "Accepted "u8)) return Attempt(line, text, Outcome.Success, ref activity);
        if (Take(ref text, "Failed "u8)) return Attempt(line, text, Outcome.Failure, ref activity);
        if (Take(ref text, "Invalid user "u8)) return Ends(line, text, " from "u8, "invalid user"u8, ActivityKind.Logon, ref activity);
        if (Take(ref text, "Disconnected from user "u8)) return Ends(line, text, " "u8, default, ActivityKind.Logoff, ref activity);
        return false;
    }

    private static bool Take(ref ReadOnlySpan<byte> text, ReadOnlySpan<byte> words)
    {
        if (!text.StartsWith(words)) return false;
        text = text[words.Length..];
        return true;
    }

    private bool Attempt(in SyslogLine line, ReadOnlySpan<byte> text, Outcome outcome, ref ActorActivity activity)
    {
        var end = text.IndexOf(" for "u8);
        if (end <= 0) return false;
        var method = text[..end];
        text = text[(end + 5)..];
        var isInvalid = Take(ref text, "invalid user "u8);
        if (!Ends(line, text, " from "u8, isInvalid ? "invalid user"u8 : default, ActivityKind.Logon, ref activity)) return false;
        activity.Operation = names.Word(method);
        activity.Outcome = outcome;
        if (outcome == Outcome.Failure && !isInvalid) activity.Error = names.Word("failed"u8);
        // "ssh2: ED25519 SHA256:…": the key is who it really was, whatever the account is called.
        var key = text.LastIndexOf(" SHA256:"u8);
        if (key >= 0 && outcome == Outcome.Success) activity.Credential = names.Text(text[(key + 1)..]);
        return true;
    }

    // The last " from " counts: a user's name may hold any text that an attacker likes.
    private bool Ends(in SyslogLine line, ReadOnlySpan<byte> text, ReadOnlySpan<byte> before, ReadOnlySpan<byte> error, ActivityKind kind, ref ActorActivity activity)
    {
        var port = text.LastIndexOf(" port "u8);
        if (port < 0) return false;
        var from = text[..port].LastIndexOf(before);
        if (from < 0) return false;
        var number = text[(port + 6)..];
        var end = number.IndexOfAny(" :"u8);
        names.Machine(line, "sshd"u8, EventClass.Authentication, ref activity);
        if (!Address.TryParse(text[(from + before.Length)..port], out activity.SourceAddress)) activity.SourceName = names.Text(text[(from + before.Length)..port]);
        activity.SourcePort = Utf8Parser.TryParse(end < 0 ? number : number[..end], out ushort parsed, out _) ? parsed : (ushort)0;
        names.Actor(text[..from], line.Host, ref activity);
        activity.Activity = kind;
        activity.Operation = names.Word(kind == ActivityKind.Logoff ? "disconnected"u8 : error);
        activity.Outcome = error.IsEmpty ? Outcome.Success : Outcome.Failure;
        activity.Error = names.Word(error);
        activity.Resource = names.Word(line.Host);
        if (!activity.Resource.IsNone) activity.ResourceKind = names.Word("host"u8);
        return true;
    }
}
