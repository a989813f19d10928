namespace Windhover.Core.Stores.Search;

/// <summary>
/// The language of the search: <c>src_ip:10.0.0.0/8 and bytes&gt;1000000 and not service:dns</c>. Its grammar is in docs/reference/query-language.md.
/// </summary>
public static class QueryLanguage
{
    /// <summary>Longest query.</summary>
    public const int MostCharacters = 2_000;

    /// <summary>Most tests in one query, and how deep parentheses may stand in each other.</summary>
    public const int MostTests = 100;

    /// <summary>What a query asks; null for one that says nothing.</summary>
    /// <exception cref="QuerySyntaxException">It cannot be read; says where and what is expected.</exception>
    public static TelemetryPredicate? Parse(string query)
    {
        if (query.Length > MostCharacters) throw new QuerySyntaxException($"The query has {query.Length} characters; at most {MostCharacters} are read.", MostCharacters, query.Length - MostCharacters);
        var tokens = QueryTokens.Read(query);
        return tokens.Count == 1 ? null : new QueryParser(tokens).Read();
    }
}
