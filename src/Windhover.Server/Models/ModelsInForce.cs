using System.Collections.Concurrent;
using Windhover.Core.Detection.Rules;

namespace Windhover.Server.Models;

/// <summary>Has the engine go on with changed models, and knows which changes it does not go by yet. Safe for many threads.</summary>
/// <param name="takeUp">See <see cref="ModelDesk"/>.</param>
internal sealed class ModelsInForce(Func<ModelCatalogue, CancellationToken, Task>? takeUp)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly ConcurrentDictionary<string, int> waiting = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim order = new(1, 1);
    private int changes;

    /// <summary>True when the engine goes by the latest change of a model.</summary>
    internal bool Holds(string id) => !waiting.ContainsKey(id);

    /// <summary>Hands the models over; ends once the engine goes on with them, or after three seconds: then they are taken up as soon as it can.</summary>
    /// <param name="id">The model that was changed.</param>
    /// <param name="models">The models as they are when it is their turn.</param>
    internal async Task TakeUpAsync(string id, Func<ModelCatalogue> models)
    {
        if (takeUp is null) return;
        var change = Interlocked.Increment(ref changes);
        waiting[id] = change;
        var taking = HandOverAsync(id, change, models);
        await Task.WhenAny(taking, Task.Delay(Patience, TimeProvider.System));
    }

    private async Task HandOverAsync(string id, int change, Func<ModelCatalogue> models)
    {
        await order.WaitAsync();
        try
        {
            await takeUp!(models(), CancellationToken.None);
            waiting.TryRemove(KeyValuePair.Create(id, change));
        }
        catch (OperationCanceledException)
        {
            // The engine has ended: it starts with them.
        }
        finally
        {
            order.Release();
        }
    }
}
