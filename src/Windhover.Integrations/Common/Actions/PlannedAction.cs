using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Common.Actions;

/// <summary>A typed action whose change holds all that applying, verifying and undoing need; what stood there before is for people.</summary>
/// <typeparam name="TConnection">The connection that its responder opens.</typeparam>
/// <typeparam name="TPlan">What stood there before and will stand there.</typeparam>
internal abstract class PlannedAction<TConnection, TPlan> : TypedAction<TConnection, JsonObject, TPlan>
    where TConnection : class, IResponderConnection
    where TPlan : class
{
    /// <inheritdoc/>
    protected sealed override Task ApplyAsync(TConnection at, string id, JsonObject before, TPlan change, CancellationToken cancellation) => ApplyAsync(at, id, change, cancellation);

    /// <inheritdoc/>
    protected sealed override Task<ActionCheck> VerifyAsync(TConnection at, string id, JsonObject before, TPlan change, CancellationToken cancellation) => VerifyAsync(at, id, change, cancellation);

    /// <inheritdoc/>
    protected sealed override Task<ActionCheck> UndoAsync(TConnection at, string id, JsonObject before, TPlan change, CancellationToken cancellation) => UndoAsync(at, id, change, cancellation);

    /// <summary>Does it; what stands already is left.</summary>
    protected abstract Task ApplyAsync(TConnection at, string id, TPlan plan, CancellationToken cancellation);

    /// <summary>Reads back.</summary>
    protected abstract Task<ActionCheck> VerifyAsync(TConnection at, string id, TPlan plan, CancellationToken cancellation);

    /// <summary>Takes it back where it is as it was left.</summary>
    protected abstract Task<ActionCheck> UndoAsync(TConnection at, string id, TPlan plan, CancellationToken cancellation);
}
