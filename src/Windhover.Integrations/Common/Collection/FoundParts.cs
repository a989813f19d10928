using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Common.Collection;

/// <summary>
/// One reader for each part that was found last (a place in an account, a container): it begins what is new and stops what is gone, and each has its own health, so that one
/// that fails neither holds up nor hides another. One caller at a time.
/// </summary>
/// <param name="context">The collection's.</param>
/// <param name="read">Reads a part, with a context whose health is the part's own, until it is cancelled; it does not fail.</param>
/// <typeparam name="T">What a part is.</typeparam>
internal sealed class FoundParts<T>(CollectorContext context, Func<T, CollectorContext, CancellationToken, Task> read)
{
    private readonly SortedDictionary<string, (CancellationTokenSource Stop, Task Reading)> reading = new(StringComparer.Ordinal);

    /// <summary>Says which parts there are now.</summary>
    /// <param name="parts">By name; a part of the same name goes on.</param>
    /// <param name="cancellation">Ends all of them.</param>
    public async Task SetAsync(IReadOnlyDictionary<string, T> parts, CancellationToken cancellation)
    {
        foreach (var gone in reading.Keys.Where(name => !parts.ContainsKey(name)).ToArray()) await StopAsync(gone).ConfigureAwait(false);

        foreach (var (name, part) in parts.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (reading.ContainsKey(name)) continue;
            var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var own = context with { Health = context.Health.Part(name) };
            reading[name] = (stop, Task.Run(() => read(part, own, stop.Token), CancellationToken.None));
        }
    }

    /// <summary>Waits for all of them to end; cancel what was given to <see cref="SetAsync"/> first.</summary>
    public async Task EndAsync()
    {
        foreach (var name in reading.Keys.ToArray()) await StopAsync(name).ConfigureAwait(false);
    }

    private async Task StopAsync(string name)
    {
        reading.Remove(name, out var part);
        await part.Stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await part.Reading.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // As asked for.
        }
        finally
        {
            part.Stop.Dispose();
            context.Health.End(name);
        }
    }
}
