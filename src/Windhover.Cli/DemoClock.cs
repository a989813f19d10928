using Windhover.Core.Outputs;

namespace Windhover.Cli;

/// <summary>
/// The time of the simulated estate, for what is done about it: the last record's, as all the demo's pages tell the time, and waiting goes as much faster as the day does. When the simulated day is over it stands still.
/// </summary>
/// <param name="speed">How many times faster than real time the live day goes.</param>
internal sealed class DemoClock(double speed) : TimeProvider
{
    private volatile IEngineView? engine;

    /// <summary>Tells the time of an engine from now on; before, there is none.</summary>
    public void Follow(IEngineView view) => engine = view;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(engine?.Status.LastEvent ?? 0);

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => base.CreateTimer(callback, state, Faster(dueTime), Faster(period));

    // Never no time at all: who waits for the simulated estate must let it live.
    private TimeSpan Faster(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Max(time.TotalMilliseconds / speed, Math.Min(20, time.TotalMilliseconds)));
}
