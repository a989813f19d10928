using System.Buffers;
using System.Text;

namespace Windhover.Core.Stores.Search;

/// <summary>Cuts a query into pieces. A colon separates a field from its value only right behind a field's name: <c>fe80::1</c> and ids keep theirs.</summary>
internal static class QueryTokens
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    public static List<QueryToken> Read(string query)
    {
        var tokens = new List<QueryToken>();
        var at = 0;
        while (at < query.Length)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            var token = Next(query, at, tokens.Count > 0 ? tokens[^1] : null);
            tokens.Add(token);
            at += token.Length;
        }

        tokens.Add(new(QueryTokenKind.End, "", query.Length, 0));
        return tokens;
    }

    private static QueryToken Next(string query, int at, QueryToken? before) => query[at] switch
    {
        '(' => new(QueryTokenKind.Open, "(", at, 1),
        ')' => new(QueryTokenKind.Close, ")", at, 1),
        '"' => Quoted(query, at),
        '-' when StartsTerm(query, at, before) => new(QueryTokenKind.Minus, "-", at, 1),
        _ when Operator(query, at, before) is { Length: > 0 } sign => new(QueryTokenKind.Operator, sign, at, sign.Length),
        _ => Word(query, at, before),
    };

    // A minus that begins a term, and not one within a word or before a negative number.
    private static bool StartsTerm(string query, int at, QueryToken? before) =>
        before?.Kind != QueryTokenKind.Operator && at + 1 < query.Length && (char.IsLetter(query[at + 1]) || query[at + 1] is '(' or '"');

    private static string Operator(string query, int at, QueryToken? before)
    {
        if (before is not { Kind: QueryTokenKind.Word } field || field.Position + field.Length != at) return "";
        foreach (var sign in (ReadOnlySpan<string>)["!=", "<=", ">=", ":", "=", "<", ">"])
        {
            if (string.CompareOrdinal(query, at, sign, 0, sign.Length) == 0) return sign;
        }

        return "";
    }

    private static QueryToken Quoted(string query, int at)
    {
        var text = new StringBuilder();
        for (var i = at + 1; i < query.Length; i++)
        {
            if (query[i] == '"') return new(QueryTokenKind.Quoted, text.ToString(), at, i + 1 - at);
            if (query[i] == '\\' && i + 1 < query.Length && query[i + 1] is '"' or '\\') i++;
            text.Append(query[i]);
        }

        throw new QuerySyntaxException("This quote is never closed; put a \" behind the text.", at, query.Length - at);
    }

    // Behind an operator a word is a value and keeps what else would end it: 2001:db8::1, a>=b.
    private static QueryToken Word(string query, int at, QueryToken? before)
    {
        var isValue = before?.Kind == QueryTokenKind.Operator;
        var end = at;
        while (end < query.Length && !char.IsWhiteSpace(query[end]) && query[end] is not ('(' or ')' or '"'))
        {
            if (!isValue && end > at && EndsField(query, at, end)) break;
            end++;
        }

        return end > at
            ? new(QueryTokenKind.Word, query[at..end], at, end - at)
            : throw new QuerySyntaxException($"'{query[at]}' cannot stand here.", at, 1);
    }

    // Only what looks like a name of a field is cut off: the server then says whether there is such a field.
    private static bool EndsField(string query, int at, int end)
    {
        if (query[end] is '<' or '>' or '=' || (query[end] == '!' && end + 1 < query.Length && query[end + 1] == '=')) return true;
        if (query[end] != ':') return false;
        if (TelemetryFields.Find(query[at..end]) is not null) return true;
        var isName = !query.AsSpan(at, end - at).ContainsAnyExcept(NameCharacters);
        return isName && !(end + 1 < query.Length && query[end + 1] is ':' or '/') && query[at..end] is not ("device" or "identity" or "resource" or "arn");
    }
}
