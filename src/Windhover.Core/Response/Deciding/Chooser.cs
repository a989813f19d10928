using System.Globalization;
using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Deciding;

/// <summary>
/// Chooses the least disruptive rung that stops the deviation. Among those that stop it and stay within the user's limit of collateral damage, the first; where all that stop it are beyond the
/// limit, the one that costs least, for a person to decide.
/// </summary>
internal static class Chooser
{
    /// <summary>Share of the deviation that has to be stopped.</summary>
    public const double Enough = 0.95;

    /// <summary>Chooses.</summary>
    /// <param name="rungs">The rungs, the least disruptive first, each looked at only when the ones before were not chosen.</param>
    /// <param name="most">Most of the normal records that may have been blocked, as a share.</param>
    /// <param name="allows">Whether the policy allows a kind of this entity.</param>
    public static async Task<Decision> ChooseAsync(IAsyncEnumerable<Candidate> rungs, double most, Func<ContainmentKind, bool> allows)
    {
        var reasons = new List<string>();
        var notIts = new List<string>();
        var costly = new List<(Candidate Rung, string Reason)>();
        await foreach (var rung in rungs.ConfigureAwait(false))
        {
            var name = Words(rung.Containment.Kind);
            if (!allows(rung.Containment.Kind)) Say($"{name}: the policy does not allow it here.");
            else if (rung.Simulation.Stopped < Enough) Say($"{name}: stops {rung.Simulation.DeviatingStopped} of {rung.Simulation.Deviating} deviating things only.");
            else if (rung is { Containment.Kind: ContainmentKind.RemoveRole, Place: null }) notIts.Add(rung.Refusal);
            else if (rung.Place is null) Say($"{name}: {rung.Refusal}");
            else if (!rung.Simulation.IsProven) costly.Add((rung, $"{name}: nobody can say what it would have blocked. {rung.Simulation.Caveat}"));
            else if (rung.Simulation.Collateral > most) costly.Add((rung, $"{name}: would have blocked {Share(rung.Simulation.Collateral)} of the normal records of seven days; the limit is {Share(most)}."));
            else return new Decision(rung, IsWithinLimits: true, [.. Passed(rung), .. costly.Select(c => c.Reason), Why(rung)]);
        }

        if (costly.Count == 0) return new Decision(null, IsWithinLimits: false, [.. Passed(null)]);
        var best = costly.OrderBy(c => !c.Rung.Simulation.IsProven).ThenBy(c => c.Rung.Simulation.Collateral).First();
        return new Decision(best.Rung, IsWithinLimits: false, [.. Passed(best.Rung), .. costly.Select(c => c.Reason), $"{Words(best.Rung.Containment.Kind)} costs least of what stops it; whether that is worth it is for a person to say."]);

        // The assignments of a story are tried one by one, and are told of alike.
        void Say(string reason)
        {
            if (!reasons.Contains(reason, StringComparer.Ordinal)) reasons.Add(reason);
        }

        // Most of what was assigned in the estate lately is somebody else's: one line says so, and none where it was this entity's after all.
        IEnumerable<string> Passed(Candidate? chosen) => notIts.Count == 0 || chosen?.Containment.Kind == ContainmentKind.RemoveRole
            ? reasons
            : [$"{Words(ContainmentKind.RemoveRole)}: none of what was assigned lately ({notIts.Count}) can be taken from it; {notIts[0]}", .. reasons];
    }

    /// <summary>A kind in words.</summary>
    public static string Words(ContainmentKind kind) => kind switch
    {
        ContainmentKind.BlockConnections => "Block the deviating connections",
        ContainmentKind.EnforcePatternOfLife => "Enforce the pattern of life",
        ContainmentKind.EnforceGroup => "Enforce the pattern of life of its group",
        ContainmentKind.BlockOutgoing => "Block outgoing connections",
        ContainmentKind.BlockIncoming => "Block incoming connections",
        ContainmentKind.Quarantine => "Quarantine",
        ContainmentKind.RevokeSessions => "Revoke sessions",
        ContainmentKind.DenyOperations => "Deny the deviating operations",
        ContainmentKind.DisableCredential => "Disable the credential",
        ContainmentKind.RemoveRole => "Take the role away",
        ContainmentKind.DisableIdentity => "Disable the identity",
        ContainmentKind.ProtectResource => "Close the resource to the public",
        ContainmentKind.Preserve => "Preserve the disks",
        ContainmentKind.Stop => "Stop the machine",
        _ => "Tell another system",
    };

    private static string Why(Candidate rung) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Words(rung.Containment.Kind)} stops {rung.Simulation.DeviatingStopped} of {rung.Simulation.Deviating} deviating things and would have blocked {rung.Simulation.NormalBlocked} of {rung.Simulation.Normal} normal records of the seven days before.");

    private static string Share(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.##}%");
}
