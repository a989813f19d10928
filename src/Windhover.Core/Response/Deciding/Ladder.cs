using Windhover.Core.Entities;
using Windhover.Core.Events;
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
    /// <param name="means">What an identity's deviation was done with.</param>
    /// <param name="standing">What stands of an identity already: it is not done again.</param>
    /// <param name="now">Now, epoch milliseconds.</param>
    public static IAsyncEnumerable<Rung> Of(Deviation deviation, Func<LearnedSet> own, Func<Task<LearnedSet>> group, Func<IReadOnlyList<string>> unused, Func<DeviationMeans> means, IReadOnlyList<Containment> standing, long now) =>
        deviation.Entity.Type == EntityType.Device ? Device(deviation, own, group) : Identity(deviation, unused, means(), now).Where(r => !Stands(r.Containment, standing)).ToAsyncEnumerable();

    /// <summary>What another system is told of a deviation.</summary>
    /// <param name="deviation">What deviates.</param>
    /// <param name="credential">The credential or role that is acted on; "" for none.</param>
    public static Containment Told(Deviation deviation, string credential) => new()
    {
        Kind = ContainmentKind.Notify, Entity = deviation.Entity, Block = [.. deviation.Connections.Select(Rule).OfType<ConnectionRule>().Distinct().Take(MostBlocked)], Operations = deviation.Operations, Credential = credential,
    };

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

    // What is named is smaller than what is not: what was just given is taken back, and a key that nothing normal comes through is disabled, before operations are denied that others may need.
    private static IEnumerable<Rung> Identity(Deviation deviation, Func<IReadOnlyList<string>> unused, DeviationMeans means, long now)
    {
        var who = deviation.Entity;
        var credential = new Rung(new Containment { Kind = ContainmentKind.DisableCredential, Entity = who, Credential = means.Credential });
        var isFirst = means is { Credential.Length: > 0, Lasts: Truth.Yes, IsApart: true };
        yield return new Rung(new Containment { Kind = ContainmentKind.RevokeSessions, Entity = who, SessionsBefore = now });
        foreach (var grant in deviation.Operations.Count > 0 ? means.Grants : []) yield return new Rung(new Containment { Kind = ContainmentKind.RemoveRole, Entity = who, Credential = grant.Assignment }, Granted: grant.Time);
        if (isFirst) yield return credential;

        // Whoever takes to a service that was never used goes on with other operations of it: to deny it whole takes nothing from what was normal.
        if (deviation.Operations.Count > 0) yield return new Rung(new Containment { Kind = ContainmentKind.DenyOperations, Entity = who, Operations = deviation.Operations, Services = unused() });

        // What ends by itself cannot be disabled; its sessions can be revoked.
        if (!isFirst && means.Lasts != Truth.No) yield return credential;
        yield return new Rung(new Containment { Kind = ContainmentKind.DisableIdentity, Entity = who, SessionsBefore = now });
    }

    // Sessions are revoked first or not at all: what goes on although something stands is no matter of a session.
    private static bool Stands(Containment rung, IReadOnlyList<Containment> standing) =>
        (rung.Kind == ContainmentKind.RevokeSessions && standing.Count > 0) || standing.Any(s => s.Kind == rung.Kind && s.Credential == rung.Credential);

    private static ConnectionRule? Rule(DeviatingConnection connection) => AddressBlock.TryParse(connection.Remote, out var remote)
        ? new ConnectionRule { Remote = remote, Port = connection.Port, Protocol = connection.Protocol, Serves = connection.Serves }
        : null;
}
