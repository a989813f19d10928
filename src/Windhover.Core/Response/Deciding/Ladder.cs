using Windhover.Core.Entities;
using Windhover.Core.Investigation;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Simulating;

namespace Windhover.Core.Response.Deciding;

/// <summary>The containments that come into question for one entity, the least disruptive first. What a later rung needs to know is looked up when it is reached: the first one, which is taken most often, needs nothing.</summary>
internal static class Ladder
{
    /// <summary>Pairs that are blocked one by one; what has more is no matter of single connections.</summary>
    private const int MostBlocked = 60;

    /// <summary>The rungs.</summary>
    /// <param name="deviation">What is to be stopped.</param>
    /// <param name="own">Learns the device's allow-set.</param>
    /// <param name="group">Learns its peers' allow-set.</param>
    /// <param name="unused">Services of the deviating operations that the identity did not use before.</param>
    /// <param name="now">Now, epoch milliseconds.</param>
    public static IAsyncEnumerable<Rung> Of(Deviation deviation, Func<LearnedSet> own, Func<Task<LearnedSet>> group, Func<IReadOnlyList<string>> unused, long now) =>
        deviation.Entity.Type == EntityType.Device ? Device(deviation, own, group) : Identity(deviation, unused, now).ToAsyncEnumerable();

    private static async IAsyncEnumerable<Rung> Device(Deviation deviation, Func<LearnedSet> own, Func<Task<LearnedSet>> group)
    {
        if (deviation.Connections.Count == 0) yield break;
        var who = deviation.Entity;
        var rules = deviation.Connections.Select(Rule).OfType<ConnectionRule>().Distinct().ToList();
        if (rules.Count <= MostBlocked) yield return new Rung(new Containment { Kind = ContainmentKind.BlockConnections, Entity = who, Block = rules });
        if (own() is { Rules.Count: > 0 } life) yield return new Rung(new Containment { Kind = ContainmentKind.EnforcePatternOfLife, Entity = who, Allow = life.Rules }, life.Tried);
        if (await group().ConfigureAwait(false) is { Rules.Count: > 0 } theirs) yield return new Rung(new Containment { Kind = ContainmentKind.EnforceGroup, Entity = who, Allow = theirs.Rules }, theirs.Tried);
        if (deviation.Connections.Any(c => !c.Serves)) yield return new Rung(new Containment { Kind = ContainmentKind.BlockOutgoing, Entity = who });
        if (deviation.Connections.Any(c => c.Serves)) yield return new Rung(new Containment { Kind = ContainmentKind.BlockIncoming, Entity = who });
        yield return new Rung(new Containment { Kind = ContainmentKind.Quarantine, Entity = who });
        yield return new Rung(new Containment { Kind = ContainmentKind.Stop, Entity = who });
    }

    private static IEnumerable<Rung> Identity(Deviation deviation, Func<IReadOnlyList<string>> unused, long now)
    {
        var who = deviation.Entity;
        yield return new Rung(new Containment { Kind = ContainmentKind.RevokeSessions, Entity = who, SessionsBefore = now });

        // Whoever takes to a service that was never used goes on with other operations of it: to deny it whole takes nothing from what was normal.
        if (deviation.Operations.Count > 0) yield return new Rung(new Containment { Kind = ContainmentKind.DenyOperations, Entity = who, Operations = deviation.Operations, Services = unused() });
        yield return new Rung(new Containment { Kind = ContainmentKind.DisableCredential, Entity = who });
        yield return new Rung(new Containment { Kind = ContainmentKind.DisableIdentity, Entity = who, SessionsBefore = now });
    }

    private static ConnectionRule? Rule(DeviatingConnection connection) => AddressBlock.TryParse(connection.Remote, out var remote)
        ? new ConnectionRule { Remote = remote, Port = connection.Port, Protocol = connection.Protocol, Serves = connection.Serves }
        : null;
}
