using Windhover.Core.Outputs;
using Windhover.Core.Stores;

namespace Windhover.Server.Operations;

/// <summary>Asks the engine and both stores how they are; at most once a second, since anybody may ask.</summary>
internal sealed class ReadinessCheck(IEngineView engine, IStateStore state, ITelemetryStore telemetry, TimeProvider clock, ILogger<ReadinessCheck> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly Lock _lock = new();
    private Readiness? _last;
    private long _looked;

    internal Readiness Look()
    {
        lock (_lock)
        {
            if (_last is not null && clock.GetElapsedTime(_looked) < Fresh) return _last;
            var reasons = Reasons().ToList();
            (_last, _looked) = (new Readiness(reasons.Count == 0, reasons), clock.GetTimestamp());
            return _last;
        }
    }

    private IEnumerable<ReadinessReason> Reasons()
    {
        var status = engine.Status;
        if (!status.IsRunning) yield return new("engine", "The engine does not run.");
        if (status.Stopped.Length > 0) yield return new("disk", $"Nothing is read: {status.Stopped}.");
        if (!Answers("state", () => state.Incident(""))) yield return new("state", "The state store does not answer.");
        if (!Answers("telemetry", () => telemetry.Days())) yield return new("telemetry", "The telemetry store does not answer.");
    }

    // A driver's message may hold a path; it goes to the log and not to whoever asks.
    private bool Answers(string part, Func<object?> question)
    {
        try
        {
            question();
            return true;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            log.LogWarning(failure, "The {Part} store does not answer", part);
            return false;
        }
    }
}
