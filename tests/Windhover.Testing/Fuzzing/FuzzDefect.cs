namespace Windhover.Testing.Fuzzing;

/// <summary>A broken input did what no input may do.</summary>
/// <param name="message">What, and how to see it again.</param>
/// <param name="input">The input.</param>
public sealed class FuzzDefect(string message, byte[] input) : Exception(message)
{
    /// <summary>The input, as the reader or the file had it.</summary>
    public byte[] Input { get; } = input;
}
