namespace Windhover.Benchmarks.Quality.Response;

/// <summary>A clock that is set from incident to incident.</summary>
internal sealed class SetClock : TimeProvider
{
    private long now;

    /// <summary>Sets it, epoch milliseconds.</summary>
    public void Set(long time) => Interlocked.Exchange(ref now, time);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Interlocked.Read(ref now));
}
