using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Syslog;

/// <summary>Names of machines and of the people on them: an account of a machine is <c>root@web-1</c>, because <c>root</c> is somebody else on every other one.</summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class HostNames(SymbolTable symbols)
{
    private readonly SymbolCache words = new(symbols);

    /// <summary>A word that repeats.</summary>
    public Symbol Word(ReadOnlySpan<byte> text) => words.Of(text);

    /// <summary>A text that seldom repeats.</summary>
    public Symbol Text(ReadOnlySpan<byte> text) => symbols.Intern(text);

    /// <summary>Starts an activity on a machine.</summary>
    public void Machine(in SyslogLine line, ReadOnlySpan<byte> service, EventClass eventClass, ref ActorActivity activity)
    {
        activity.Class = eventClass;
        activity.Service = words.Of(service);
        activity.Host = words.Of(line.Host);
    }

    /// <summary>An account: as it is where it has a domain of its own.</summary>
    public Symbol Account(ReadOnlySpan<byte> user, ReadOnlySpan<byte> host) =>
        user.IndexOfAny("@\\"u8) >= 0 ? AlertWords.Identity(user, default, symbols) : AlertWords.Joined(user, (byte)'@', host, symbols);

    /// <summary>Says who acts.</summary>
    public void Actor(ReadOnlySpan<byte> user, ReadOnlySpan<byte> host, ref ActorActivity activity)
    {
        activity.Actor = Account(user, host);
        activity.ActorKind = user.SequenceEqual("root"u8) ? ActorKind.Root : ActorKind.User;
    }
}
