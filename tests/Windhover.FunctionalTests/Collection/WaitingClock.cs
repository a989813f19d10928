using System.Collections.Concurrent;

namespace Windhover.FunctionalTests.Collection;

/// <summary>A clock that shows one time and notes how long it was asked to wait; it waits a moment instead, but for the time that a call may take.</summary>
internal sealed class WaitingClock(DateTimeOffset now) : TimeProvider
{
    /// <summary>The time that a call may take.</summary>
    internal static readonly TimeSpan Call = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    /// <summary>What was asked for, in order.</summary>
    internal ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero) Waits.Enqueue(dueTime);
        return System.CreateTimer(callback, state, dueTime > Moment && dueTime != Call ? Moment : dueTime, period);
    }
}
