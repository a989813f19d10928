namespace Windhover.Server.Sources;

/// <summary>A source cannot be as somebody wants it.</summary>
/// <param name="part">What is at fault: a setting, <c>name</c> or <c>collector</c>; "" where it is not the request.</param>
/// <param name="problem">What is wrong, in words that repeat no secret.</param>
internal sealed class SourceRefusedException(string part, string problem) : Exception(problem)
{
    /// <summary>What is at fault.</summary>
    public string Part { get; } = part;
}
