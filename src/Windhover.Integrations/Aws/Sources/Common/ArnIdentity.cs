using Windhover.Core.Events;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Common;

/// <summary>
/// From the name of a principal, as logs without a whole userIdentity write it, to the lasting identity and its session
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
/// </summary>
/// <param name="symbols">Where texts are kept.</param>
internal sealed class ArnIdentity(SymbolTable symbols)
{
    private const int Most = 16_384;

    private readonly SymbolCache names = new(symbols);
    private readonly Dictionary<Symbol, Known> known = [];

    /// <summary>Fills the actor's fields of an event; an empty name fills none.</summary>
    /// <param name="arn">The name: of a user, a role, a session, the root, a federated user.</param>
    /// <param name="activity">The event.</param>
    public void Map(ReadOnlySpan<byte> arn, ref ActorActivity activity)
    {
        var name = names.Of(arn);
        if (name.IsNone) return;
        if (!known.TryGetValue(name, out var found))
        {
            if (known.Count >= Most) known.Clear();
            known[name] = found = Judge(arn, name);
        }

        activity.Actor = found.Actor;
        activity.Session = found.Session;
        activity.ActorKind = found.Kind;
        activity.ActorAccount = found.Account;
    }

    private Known Judge(ReadOnlySpan<byte> text, Symbol name)
    {
        var arn = new Arn(text);
        var account = symbols.Intern(arn.Account);
        var resource = arn.Resource;
        if (resource.SequenceEqual("root"u8)) return new(name, default, account, ActorKind.Root);
        if (resource.StartsWith("user/"u8)) return new(name, default, account, ActorKind.User);
        if (resource.StartsWith("role/"u8)) return new(name, default, account, ActorKind.Role);
        if (resource.StartsWith("federated-user/"u8)) return new(name, name, account, ActorKind.Federated);
        if (!resource.StartsWith("assumed-role/"u8)) return new(name, default, account, ActorKind.Unknown);
        var role = resource["assumed-role/"u8.Length..];
        var end = role.IndexOf((byte)'/');
        if (end >= 0) role = role[..end];
        return new(ArnText.Join(symbols, arn.Partition, ":iam::"u8, arn.Account, ":role/"u8, role, default), name, account, ActorKind.Role);
    }

    private readonly record struct Known(Symbol Actor, Symbol Session, Symbol Account, ActorKind Kind);
}
