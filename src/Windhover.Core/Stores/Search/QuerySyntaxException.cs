namespace Windhover.Core.Stores.Search;

/// <summary>A query cannot be read.</summary>
/// <param name="message">What is wrong and what is expected, in a sentence.</param>
/// <param name="position">Where it is wrong: characters before it.</param>
/// <param name="length">How many characters are wrong; 0 at the end.</param>
public sealed class QuerySyntaxException(string message, int position, int length) : Exception(message)
{
    /// <summary>Where it is wrong: characters before it.</summary>
    public int Position { get; } = position;

    /// <summary>How many characters are wrong; 0 at the end.</summary>
    public int Length { get; } = length;
}
