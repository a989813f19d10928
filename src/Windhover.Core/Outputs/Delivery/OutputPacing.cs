namespace Windhover.Core.Outputs.Delivery;

/// <summary>When a message is tried again, and how many may go out in an hour.</summary>
/// <param name="anHour">Messages an hour; 0 for no limit.</param>
/// <param name="random">Spreads the attempts, so that many outputs do not come back at one moment.</param>
internal sealed class OutputPacing(int anHour, Random random)
{
    /// <summary>How long a message is tried.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromHours(24);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan LongestHint = TimeSpan.FromHours(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Queue<long> sent = new();

    /// <summary>How long to wait after an attempt: twice as long each time, between 5 s and 15 min, three quarters to five quarters of it; at least as long as the other side asks for.</summary>
    /// <param name="attempts">How many attempts there were, from 1.</param>
    /// <param name="hint">What the other side asks for; an hour at most is believed.</param>
    public TimeSpan Wait(int attempts, TimeSpan? hint)
    {
        var doubled = First * Math.Pow(2, Math.Min(attempts, 20) - 1);
        var wait = (doubled < Longest ? doubled : Longest) * (0.75 + random.NextDouble() / 2);
        var asked = hint is { } after ? after < LongestHint ? after : LongestHint : TimeSpan.Zero;
        return asked > wait ? asked : wait;
    }

    /// <summary>How many messages may go out now.</summary>
    /// <param name="now">Now, epoch milliseconds.</param>
    public int Free(long now)
    {
        while (sent.TryPeek(out var first) && first <= now - Hour.TotalMilliseconds) sent.Dequeue();
        return anHour == 0 ? int.MaxValue : Math.Max(0, anHour - sent.Count);
    }

    /// <summary>When one may go out that may not now, epoch milliseconds.</summary>
    public long NextFree => sent.TryPeek(out var first) ? first + (long)Hour.TotalMilliseconds : 0;

    /// <summary>One goes out.</summary>
    public void Count(long now)
    {
        if (anHour > 0) sent.Enqueue(now);
    }
}
