using System.Diagnostics;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;

namespace Windhover.FunctionalTests.Response;

/// <summary>Ends this very process, as a power cut would, at one of the moments before and after a write or a call.</summary>
internal sealed class Killing(int at)
{
    private int moment;

    /// <summary>Moments that went by.</summary>
    public int Moments => moment;

    /// <summary>One moment.</summary>
    public void Pass()
    {
        if (Interlocked.Increment(ref moment) != at) return;
        using var self = Process.GetCurrentProcess();
        self.Kill();
        using var never = new ManualResetEventSlim();
        never.Wait(); // the signal is on its way
    }

    /// <summary>A store whose writes have a moment before and after them.</summary>
    public IResponseStore Around(IResponseStore store) => new Store(store, this);

    /// <summary>An action whose calls have a moment before and after them.</summary>
    public IAction Around(IAction action) => new Acting(action, this);

    private sealed class Store(IResponseStore inner, Killing killing) : IResponseStore
    {
        public ActionRecord? Save(ActionRecord action, ActionEntry entry)
        {
            killing.Pass();
            var saved = inner.Save(action, entry);
            killing.Pass();
            return saved;
        }

        public void Note(ActionEntry entry) => inner.Note(entry);

        public ActionRecord? Action(string actionId) => inner.Action(actionId);

        public Page<ActionRecord> Actions(ActionQuery query) => inner.Actions(query);

        public IReadOnlyList<ActionRecord> In(params IReadOnlyList<ActionStatus> statuses) => inner.In(statuses);

        public Page<ActionEntry> Log(string? actionId = null, string? incidentId = null, string? cursor = null, int limit = 50) => inner.Log(actionId, incidentId, cursor, limit);

        public void Dispose() => inner.Dispose();
    }

    private sealed class Acting(IAction inner, Killing killing) : IAction
    {
        public ActionDescriptor Descriptor => inner.Descriptor;

        public Task<ActionPlan> PlanAsync(IResponderConnection connection, ActionRequest request, CancellationToken cancellation) => inner.PlanAsync(connection, request, cancellation);

        public async Task ApplyAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation)
        {
            killing.Pass();
            await inner.ApplyAsync(connection, plan, cancellation);
            killing.Pass();
        }

        public async Task<ActionCheck> VerifyAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation)
        {
            var check = await inner.VerifyAsync(connection, plan, cancellation);
            killing.Pass();
            return check;
        }

        public async Task<ActionCheck> UndoAsync(IResponderConnection connection, ActionPlan plan, CancellationToken cancellation)
        {
            killing.Pass();
            var check = await inner.UndoAsync(connection, plan, cancellation);
            killing.Pass();
            return check;
        }
    }
}
