using Windhover.Core.Entities;
using Windhover.Core.Response.Deciding;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;

namespace Windhover.Core.Response.Running;

/// <summary>What a server may ask of the response. Safe for many threads.</summary>
public interface IResponseDesk
{
    /// <summary>The policy in force.</summary>
    ResponsePolicy Policy { get; }

    /// <summary>Goes by another policy from the next decision on. What stands already stays until its end, and what is proposed stays proposed.</summary>
    void TakeUp(ResponsePolicy policy);

    /// <summary>What is set up.</summary>
    Platforms Platforms { get; }

    /// <summary>Actions and their log, to read.</summary>
    IResponseStore Store { get; }

    /// <summary>What may be done to an entity now; while an incident about it is open, by the tags that it bore before that began.</summary>
    Task<ModeInForce> ModeAsync(EntityRef entity, CancellationToken cancellation);

    /// <summary>Applies a proposal; it is planned anew first, over the platform as it is now.</summary>
    /// <param name="actionId">Which.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="version">The version that was looked at; null for whatever it is.</param>
    /// <param name="cancellation">Gives up waiting, not the deed.</param>
    /// <returns>The action afterwards, or null when there is none.</returns>
    /// <exception cref="DecisionException">It cannot be done as the action is now, or somebody changed it meanwhile.</exception>
    Task<ActionRecord?> ApproveAsync(string actionId, string by, long? version, CancellationToken cancellation);

    /// <summary>Says no to a proposal; see <see cref="ApproveAsync"/>.</summary>
    Task<ActionRecord?> RejectAsync(string actionId, string by, long? version, CancellationToken cancellation);

    /// <summary>Takes back what stands; see <see cref="ApproveAsync"/>.</summary>
    Task<ActionRecord?> RevertAsync(string actionId, string by, long? version, CancellationToken cancellation);

    /// <summary>Sets when an active action ends: later or sooner; see <see cref="ApproveAsync"/>.</summary>
    /// <param name="actionId">Which.</param>
    /// <param name="until">When it ends, epoch milliseconds: in the future, and within seven days.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="version">The version that was looked at; null for whatever it is.</param>
    /// <param name="cancellation">Gives up waiting, not the deed.</param>
    Task<ActionRecord?> EndAtAsync(string actionId, long until, string by, long? version, CancellationToken cancellation);
}
