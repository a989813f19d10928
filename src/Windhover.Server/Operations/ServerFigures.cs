using System.Diagnostics.Metrics;
using Windhover.Core.Outputs;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Server.Api;
using Windhover.Server.Live;

namespace Windhover.Server.Operations;

/// <summary>The figures of a server at the moment when somebody asks. What the stores count is counted at most every ten seconds.</summary>
internal sealed class ServerFigures(IEngineView engine, IStateStore state, LiveFeed live, StatusReport report, ResponsePart response, HostFigures host, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);
    private readonly Lock _lock = new();
    private Counts? _counts;

    internal EngineStatus Engine => engine.Status;

    internal HostFigures Host => host;

    internal InvestigationCounts Investigations => Counted().Investigations;

    internal long OpenIncidents => Counted().OpenIncidents;

    internal int Streams => live.Streams;

    internal long SlowStreams => live.SlowStreams;

    internal Func<IEnumerable<Measurement<long>>> Sources(Func<SourceStatus, long> figure) => () => Engine.Sources.Select(s => Of(figure(s), "source", s.Source));

    internal IEnumerable<Measurement<double>> LastRecords() => Engine.Sources.Where(s => s.LastEvent is not null).Select(s => Of(s.LastEvent!.Value / 1000.0, "source", s.Source));

    internal IEnumerable<Measurement<double>> Lags() =>
        Engine.Sources.Where(s => s.LastEvent is not null).Select(s => Of((clock.GetUtcNow().ToUnixTimeMilliseconds() - s.LastEvent!.Value) / 1000.0, "source", s.Source));

    internal IEnumerable<Measurement<long>> StoreSizes() => host.StoreSizes().Select(s => Of(s.Bytes, "store", s.Store));

    internal IEnumerable<Measurement<long>> Actions() => Counted().Actions.Select(a => Of(a.Count, "status", a.Status));

    internal IEnumerable<Measurement<long>> Verdicts()
    {
        var counts = Investigations;
        yield return Of(counts.Malicious, "verdict", "malicious");
        yield return Of(counts.Suspicious, "verdict", "suspicious");
        yield return Of(counts.Benign, "verdict", "benign");
        yield return Of(counts.Inconclusive, "verdict", "inconclusive");
    }

    private Counts Counted()
    {
        lock (_lock)
        {
            if (_counts is { } known && clock.GetElapsedTime(known.At) < Fresh) return known;
            return _counts = new(clock.GetTimestamp(), state.CountInvestigations(), report.Make().OpenIncidents, CountActions());
        }
    }

    private (string Status, long Count)[] CountActions() => response.Desk is not { } desk
        ? []
        : [.. Enum.GetValues<ActionStatus>().Select(s => (s.ToString().ToLowerInvariant(), desk.Store.Actions(new ActionQuery { Statuses = [s], Limit = 1 }).Total))];

    private static Measurement<T> Of<T>(T value, string tag, string name)
        where T : struct => new(value, new KeyValuePair<string, object?>(tag, name));

    private sealed record Counts(long At, InvestigationCounts Investigations, long OpenIncidents, (string Status, long Count)[] Actions);
}
