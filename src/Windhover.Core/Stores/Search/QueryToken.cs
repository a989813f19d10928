namespace Windhover.Core.Stores.Search;

/// <summary>One piece of a query.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says; of a quoted text, without the quotes.</param>
/// <param name="Position">Characters before it.</param>
/// <param name="Length">Its characters in the query.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Position, int Length)
{
    /// <summary>True for the word, whatever its case: and, or, not.</summary>
    public bool Is(string word) => Kind == QueryTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
