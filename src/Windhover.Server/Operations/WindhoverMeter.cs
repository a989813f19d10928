using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Windhover.Server.Operations;

/// <summary>
/// The meter <c>Windhover</c>: every number that the program tells of itself is declared here, by OpenTelemetry's conventions
/// (https://opentelemetry.io/docs/specs/semconv/general/metrics/): seconds and bytes, counts without a unit.
/// </summary>
public sealed class WindhoverMeter : IDisposable
{
    /// <summary>Name of the meter, and of the source of traces.</summary>
    public const string Name = "Windhover";

    private readonly Meter _meter = new(Name, Steps.Version);
    private readonly ActivitySource _traces = new(Name, Steps.Version);
    private readonly TimeProvider _clock;
    private readonly Histogram<double> _commits;

    /// <param name="clock">Says when a commit ended; null for the system's.</param>
    public WindhoverMeter(TimeProvider? clock = null)
    {
        _clock = clock ?? TimeProvider.System;
        _commits = _meter.CreateHistogram(
            "windhover.engine.commit.duration", "s", "How long a commit to both stores took.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] });
    }

    /// <summary>Takes note of a commit that has just ended.</summary>
    /// <param name="took">How long it took.</param>
    public void Committed(TimeSpan took)
    {
        _commits.Record(took.TotalSeconds);
        using var activity = _traces.StartActivity("commit", ActivityKind.Internal, default(ActivityContext), startTime: _clock.GetUtcNow() - took);
    }

    /// <summary>Declares everything that is looked at when somebody asks.</summary>
    internal void Observe(ServerFigures figures)
    {
        Count("windhover.records", "Records read: events, ignored and dead letters.", figures.Sources(s => s.Events + s.Ignored + s.DeadLetters));
        Count("windhover.events", "Records that became events.", figures.Sources(s => s.Events));
        Count("windhover.ignored", "Well-formed records that are no event.", figures.Sources(s => s.Ignored));
        Count("windhover.dead_letters", "Records that could not be read.", figures.Sources(s => s.DeadLetters));
        _meter.CreateObservableGauge("windhover.source.last_record.time", figures.LastRecords, "s", "Time of the last record of a source, since 1970.");
        _meter.CreateObservableGauge("windhover.source.lag", figures.Lags, "s", "By how much the last record of a source is behind the clock.");
        _meter.CreateObservableGauge("windhover.engine.running", () => figures.Engine.IsRunning ? 1 : 0, null, "1 while the engine runs.");
        _meter.CreateObservableGauge("windhover.engine.stopped", () => figures.Engine.Stopped.Length > 0 ? 1 : 0, null, "1 while nothing is read because the disk is full or read-only.");
        _meter.CreateObservableGauge("windhover.engine.learning", () => figures.Engine.Learning ? 1 : 0, null, "1 while the estate is too new to be judged.");
        _meter.CreateObservableGauge("windhover.engine.waiting", () => figures.Engine.Waiting, null, "Events read whose slice of time is not complete.");
        _meter.CreateObservableGauge("windhover.spool.unread", () => figures.Host.Unread(), "By", "Bytes collected and not yet read.");
        _meter.CreateObservableGauge("windhover.entities", () => figures.Engine.Entities, null, "Entities known.");
        _meter.CreateObservableGauge("windhover.alerts", () => figures.Investigations.Alerts, null, "Alerts kept.");
        _meter.CreateObservableGauge("windhover.incidents.open", () => figures.OpenIncidents, null, "Incidents that nobody has closed.");
        _meter.CreateObservableGauge("windhover.investigations", figures.Verdicts, null, "Investigations kept, by verdict.");
        _meter.CreateObservableGauge("windhover.actions", figures.Actions, null, "Actions of the response, by status.");
        _meter.CreateObservableGauge("windhover.live.streams", () => figures.Streams, null, "Live streams open.");
        _meter.CreateObservableCounter("windhover.live.slow_streams", () => figures.SlowStreams, null, "Live streams cut off because they were read too slowly.");
        _meter.CreateObservableGauge("windhover.store.size", figures.StoreSizes, "By", "Size of a store's files.");
        _meter.CreateObservableGauge("windhover.disk.free", () => figures.Host.FreeBytes(), "By", "Free bytes of the disk of the stores.");
        _meter.CreateObservableGauge("windhover.process.memory", () => Environment.WorkingSet, "By", "Memory of the process that is in use.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _meter.Dispose();
        _traces.Dispose();
    }

    private void Count(string name, string what, Func<IEnumerable<Measurement<long>>> look) => _meter.CreateObservableCounter(name, look, null, what);
}
