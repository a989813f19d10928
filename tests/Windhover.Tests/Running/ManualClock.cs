namespace Windhover.Tests.Running;

/// <summary>A clock that stands still until it is told; its timers fire as it is moved, on the thread that moves it.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private long ticks = new DateTimeOffset(2026, 3, 20, 0, 0, 0, TimeSpan.Zero).UtcTicks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new(GetTimestamp(), TimeSpan.Zero);

    public override long GetTimestamp() => Interlocked.Read(ref ticks);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        lock (gate) timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan by)
    {
        var now = Interlocked.Add(ref ticks, by.Ticks);
        ManualTimer[] due;
        lock (gate) due = [.. timers.Where(t => t.Due <= now)];
        foreach (var timer in due) timer.Fire(now);
    }

    private sealed class ManualTimer(ManualClock clock, Action callback) : ITimer
    {
        private TimeSpan period;

        public long Due { get; private set; } = long.MaxValue;

        public void Fire(long now)
        {
            Due = period > TimeSpan.Zero ? now + period.Ticks : long.MaxValue;
            callback();
        }

        public bool Change(TimeSpan dueTime, TimeSpan every)
        {
            (Due, period) = (dueTime < TimeSpan.Zero ? long.MaxValue : clock.GetTimestamp() + dueTime.Ticks, every);
            return true;
        }

        public void Dispose()
        {
            lock (clock.gate) clock.timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
