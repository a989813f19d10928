namespace Windhover.FunctionalTests.Response;

/// <summary>Who ordinarily talks to whom in the hybrid network.</summary>
/// <param name="From">Number of the host that opens connections.</param>
/// <param name="To">Address of the one that serves.</param>
/// <param name="Server">Number of the host that holds that address.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Bytes">Bytes each way of a connection, on average.</param>
/// <param name="EverySeconds">Seconds between two connections, on average.</param>
internal sealed record HybridPair(int From, string To, int Server, int Port, int Bytes, double EverySeconds)
{
    internal const string Outside = "198.51.100.10";

    /// <summary>The ordinary services.</summary>
    internal static IReadOnlyList<HybridPair> All { get; } =
    [
        new(1, "10.77.2.2", 2, 8080, 60_000, 6),
        new(1, Outside, 4, 443, 8_000, 20),
        new(2, "10.77.3.2", 3, 5432, 10_000, 20),
        new(3, Outside, 4, 443, 4_000, 30),
        new(2, Outside, 4, 443, 4_000, 30),
        new(1, "10.77.3.2", 3, 9000, 2_000, 30),
    ];
}
