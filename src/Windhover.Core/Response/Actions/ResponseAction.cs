namespace Windhover.Core.Response.Actions;

/// <summary>An action over one kind of connection.</summary>
/// <typeparam name="TConnection">The connection that its responder opens.</typeparam>
public abstract class ResponseAction<TConnection> : IAction
    where TConnection : class, IResponderConnection
{
    /// <inheritdoc/>
    public abstract ActionDescriptor Descriptor { get; }

    /// <inheritdoc/>
    public Task<ActionPlan> PlanAsync(IResponderConnection connection, ActionRequest request, CancellationToken cancellation) => PlanAsync((TConnection)connection, request, cancellation);

    /// <inheritdoc/>
    public Task ApplyAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation) => ApplyAsync((TConnection)connection, plan, cancellation);

    /// <inheritdoc/>
    public Task<ActionCheck> VerifyAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation) => VerifyAsync((TConnection)connection, plan, cancellation);

    /// <inheritdoc/>
    public Task<ActionCheck> UndoAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation) => UndoAsync((TConnection)connection, plan, cancellation);

    /// <summary>See <see cref="IAction.PlanAsync"/>.</summary>
    protected abstract Task<ActionPlan> PlanAsync(TConnection at, ActionRequest request, CancellationToken cancellation);

    /// <summary>See <see cref="IAction.ApplyAsync"/>.</summary>
    protected abstract Task ApplyAsync(TConnection at, ActionPlan plan, CancellationToken cancellation);

    /// <summary>See <see cref="IAction.VerifyAsync"/>.</summary>
    protected abstract Task<ActionCheck> VerifyAsync(TConnection at, ActionPlan plan, CancellationToken cancellation);

    /// <summary>See <see cref="IAction.UndoAsync"/>.</summary>
    protected abstract Task<ActionCheck> UndoAsync(TConnection at, ActionPlan plan, CancellationToken cancellation);
}
