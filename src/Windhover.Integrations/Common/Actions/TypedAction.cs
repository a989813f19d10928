using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Common.Actions;

/// <summary>An action whose plan is typed; failures of calls become those of actions.</summary>
/// <typeparam name="TConnection">The connection that its responder opens.</typeparam>
/// <typeparam name="TBefore">What stood there before.</typeparam>
/// <typeparam name="TChange">What will stand there.</typeparam>
internal abstract partial class TypedAction<TConnection, TBefore, TChange> : ResponseAction<TConnection>
    where TConnection : class, IResponderConnection
    where TBefore : class
    where TChange : class
{
    /// <summary>Mark of what an action makes: a tag's key, a rule's, policy's or group's name.</summary>
    protected static string Mark(string actionId) => $"windhover-{actionId}";

    /// <inheritdoc/>
    protected sealed override async Task<ActionPlan> PlanAsync(TConnection at, ActionRequest request, CancellationToken cancellation)
    {
        if (!Id().IsMatch(request.ActionId)) throw new ActionRefusedException("The id of the action is none that an object of the platform may be marked with.");
        var draft = await GuardAsync(() => DraftAsync(at, request, cancellation)).ConfigureAwait(false);
        return new ActionPlan
        {
            ActionId = request.ActionId, Place = draft.Place, Text = draft.Text, Until = request.Until,
            Before = JsonSerializer.SerializeToNode(draft.Before)!.AsObject(), Change = JsonSerializer.SerializeToNode(draft.Change)!.AsObject(),
        };
    }

    /// <inheritdoc/>
    protected sealed override Task ApplyAsync(TConnection at, ActionPlan plan, CancellationToken cancellation) => GuardAsync(async () =>
    {
        await ApplyAsync(at, plan.ActionId, Read<TBefore>(plan.Before), Read<TChange>(plan.Change), cancellation).ConfigureAwait(false);
        return true;
    });

    /// <inheritdoc/>
    protected sealed override Task<ActionCheck> VerifyAsync(TConnection at, ActionPlan plan, CancellationToken cancellation) =>
        GuardAsync(() => VerifyAsync(at, plan.ActionId, Read<TBefore>(plan.Before), Read<TChange>(plan.Change), cancellation));

    /// <inheritdoc/>
    protected sealed override Task<ActionCheck> UndoAsync(TConnection at, ActionPlan plan, CancellationToken cancellation) =>
        GuardAsync(() => UndoAsync(at, plan.ActionId, Read<TBefore>(plan.Before), Read<TChange>(plan.Change), cancellation));

    /// <summary>Plans, by reading alone.</summary>
    protected abstract Task<ActionDraft<TChange>> DraftAsync(TConnection at, ActionRequest request, CancellationToken cancellation);

    /// <summary>Does it; what stands already is left.</summary>
    protected abstract Task ApplyAsync(TConnection at, string id, TBefore before, TChange change, CancellationToken cancellation);

    /// <summary>Reads back.</summary>
    protected abstract Task<ActionCheck> VerifyAsync(TConnection at, string id, TBefore before, TChange change, CancellationToken cancellation);

    /// <summary>Takes it back where it is as it was left.</summary>
    protected abstract Task<ActionCheck> UndoAsync(TConnection at, string id, TBefore before, TChange change, CancellationToken cancellation);

    // It ends with a letter or digit, as names of most platforms must.
    [GeneratedRegex(@"^[a-z0-9-]{0,39}[a-z0-9]\z", RegexOptions.NonBacktracking)]
    private static partial Regex Id();

    private static T Read<T>(JsonObject part)
    {
        try
        {
            return part.Deserialize<T>() ?? throw new JsonException("empty");
        }
        catch (JsonException broken)
        {
            throw new ActionFailedException($"the plan cannot be read: {broken.Message}", broken);
        }
    }

    private static async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ProviderException or XmlException)
        {
            throw new ActionFailedException(failure.Message, failure);
        }
    }
}
