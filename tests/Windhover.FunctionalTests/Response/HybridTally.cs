namespace Windhover.FunctionalTests.Response;

/// <summary>Connections that were tried, and when.</summary>
internal sealed class HybridTally
{
    private readonly Lock gate = new();
    private readonly List<(long Time, bool Succeeded)> tries = [];

    internal int Attempted => Count(_ => true);

    internal int Succeeded => Count(t => t.Succeeded);

    /// <summary>Connections that were begun after a moment of <see cref="System.Diagnostics.Stopwatch"/>, and went through.</summary>
    internal int SucceededAfter(long timestamp) => Count(t => t.Succeeded && t.Time >= timestamp);

    /// <summary>Connections that were begun after that moment.</summary>
    internal int AttemptedAfter(long timestamp) => Count(t => t.Time >= timestamp);

    internal void Add(long timestamp, bool succeeded)
    {
        lock (gate) tries.Add((timestamp, succeeded));
    }

    private int Count(Func<(long Time, bool Succeeded), bool> which)
    {
        lock (gate) return tries.Count(which);
    }
}
