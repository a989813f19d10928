namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// Streams of a collection that are opened as their names turn up (a sender's address, a kind of record), so that each file holds one kind of thing. Names come from outside:
/// they are cleaned, and beyond a number of them all others share the stream <c>others</c>. Safe for many threads.
/// </summary>
/// <param name="spool">The collection's spool.</param>
/// <param name="framing">How records are kept apart.</param>
/// <param name="most">How many streams there may be.</param>
public sealed class SpoolStreams(ISpool spool, Framing framing, int most) : IAsyncDisposable
{
    private const int LongestName = 64;
    private readonly Lock gate = new();
    private readonly Dictionary<string, ISpoolStream> streams = new(StringComparer.Ordinal);

    /// <summary>The stream of a name.</summary>
    public ISpoolStream this[string name]
    {
        get
        {
            lock (gate)
            {
                if (streams.TryGetValue(name, out var known)) return known;
                var clean = streams.Count < most ? Clean(name) : "others";
                if (!streams.TryGetValue(clean, out var stream)) streams[clean] = stream = spool.OpenStream(clean, framing);
                if (streams.Count < most) streams[name] = stream;
                return stream;
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ISpoolStream[] open;
        lock (gate) open = [.. streams.Values.Distinct()];
        foreach (var stream in open) await stream.DisposeAsync().ConfigureAwait(false);
    }

    private static string Clean(string name)
    {
        var clean = string.Concat(name.Take(LongestName).Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '_')).TrimStart('.');
        return clean.Length == 0 ? "records" : clean;
    }
}
