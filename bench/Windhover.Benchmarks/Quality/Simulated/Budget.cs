namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>The alert budgets of the protocol: incidents per 1,000 entity-days.</summary>
internal static class Budget
{
    /// <summary>1, 5 and 10.</summary>
    public static readonly int[] PerThousand = [1, 5, 10];

    /// <summary>How many incidents an estate may have.</summary>
    public static int Of(int perThousand, int entityDays) => (int)((long)perThousand * entityDays / 1000);
}
