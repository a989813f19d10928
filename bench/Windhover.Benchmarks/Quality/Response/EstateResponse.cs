namespace Windhover.Benchmarks.Quality.Response;

/// <summary>What the response did to one estate.</summary>
/// <param name="Actions">What every action would have dropped.</param>
/// <param name="Records">Records of the estate in all its days, normal and malicious.</param>
internal sealed record EstateResponse(IReadOnlyList<ActionOutcome> Actions, long Records);
