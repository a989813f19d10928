namespace Windhover.Benchmarks.Quality.Simulated;

/// <summary>How the engine is run.</summary>
/// <param name="Name">For the tables.</param>
/// <param name="Models">Whether the expert-written models speak as well.</param>
internal sealed record Mode(string Name, bool Models)
{
    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<Mode> All = [new("models and learned", true), new("learned only", false)];
}
