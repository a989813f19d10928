namespace Windhover.FunctionalTests.Server;

/// <summary>A clock that stands still until it is set. Its timers are real: whoever waits for them finds that no time went by.</summary>
/// <param name="start">Where it stands first, epoch milliseconds.</param>
internal sealed class StoryClock(long start) : TimeProvider
{
    private long _now = start;

    /// <summary>Where it stands, epoch milliseconds.</summary>
    internal long Now
    {
        get => Interlocked.Read(ref _now);
        set => Interlocked.Exchange(ref _now, value);
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Now);
}
