namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>A clock that shows one time; pauses on it are as short as it takes to look again.</summary>
internal sealed class StandingClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var soon = dueTime > TimeSpan.FromMilliseconds(100) ? TimeSpan.FromMilliseconds(100) : dueTime;
        return System.CreateTimer(callback, state, soon, period);
    }
}
