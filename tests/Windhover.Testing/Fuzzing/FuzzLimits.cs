namespace Windhover.Testing.Fuzzing;

/// <summary>What one input may cost at most. Wide enough for a machine that is busy with other work: what is looked for grows without end.</summary>
public static class FuzzLimits
{
    /// <summary>Longest time for one input.</summary>
    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Most different reasons of one source.</summary>
    public const int Reasons = 150;

    /// <summary>Longest reason, in characters.</summary>
    public const int ReasonLength = 100;

    /// <summary>Most bytes that an input of a length may make the engine allocate.</summary>
    public static long Allocated(long length) => (4 << 20) + (96 * length);
}
