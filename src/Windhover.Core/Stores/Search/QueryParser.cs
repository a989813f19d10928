namespace Windhover.Core.Stores.Search;

/// <summary>Reads the pieces of one query from left to right: <c>or</c> binds least, then <c>and</c> (which may be left out), then <c>not</c>.</summary>
internal sealed class QueryParser(List<QueryToken> tokens)
{
    private int _at;
    private int _depth;
    private int _tests;

    private QueryToken Now => tokens[_at];

    /// <summary>The whole query.</summary>
    /// <exception cref="QuerySyntaxException">It cannot be read.</exception>
    public TelemetryPredicate Read()
    {
        var all = Any();
        return Now.Kind == QueryTokenKind.End ? all : throw Wrong(Now, Now.Kind == QueryTokenKind.Close ? "There is no ( for this )." : $"'{Now.Text}' cannot stand here; write a field, a word, and, or.");
    }

    private TelemetryPredicate Any()
    {
        var parts = new List<TelemetryPredicate> { All() };
        while (Now.Is("or"))
        {
            _at++;
            parts.Add(All());
        }

        return parts.Count == 1 ? parts[0] : new AnyPredicate(parts);
    }

    private TelemetryPredicate All()
    {
        var parts = new List<TelemetryPredicate> { Term() };
        while (true)
        {
            if (Now.Is("and")) _at++;
            else if (Now.Kind is QueryTokenKind.End or QueryTokenKind.Close or QueryTokenKind.Operator || Now.Is("or")) break;
            parts.Add(Term());
        }

        return parts.Count == 1 ? parts[0] : new AllPredicate(parts);
    }

    private TelemetryPredicate Term()
    {
        if (++_depth > QueryLanguage.MostTests) throw Wrong(Now, "This stands in too many parentheses.");
        var read = Now switch
        {
            { Kind: QueryTokenKind.Minus } => Not(),
            var word when word.Is("not") && tokens[_at + 1].Kind != QueryTokenKind.Operator => Not(),
            { Kind: QueryTokenKind.Open } => Group(),
            _ => Test(),
        };
        _depth--;
        return read;
    }

    private NotPredicate Not()
    {
        _at++;
        return new(Term());
    }

    private TelemetryPredicate Group()
    {
        var open = Now;
        _at++;
        var inner = Any();
        if (Now.Kind != QueryTokenKind.Close) throw Wrong(open, "This ( is never closed.");
        _at++;
        return inner;
    }

    private TelemetryPredicate Test()
    {
        if (++_tests > QueryLanguage.MostTests) throw Wrong(Now, $"At most {QueryLanguage.MostTests} tests are read.");
        var first = Now;
        if (first.Kind is not (QueryTokenKind.Word or QueryTokenKind.Quoted)) throw Expected(first, "a field such as operation:, a word or (");
        if (first.Is("and") || first.Is("or")) throw Wrong(first, $"'{first.Text}' joins two tests; there is none before it. Quote it to look for the word.");
        _at++;
        if (first.Kind == QueryTokenKind.Quoted || Now.Kind != QueryTokenKind.Operator) return QueryValues.Word(first);
        if (TelemetryFields.Find(first.Text) is not { } field) throw Wrong(first, $"There is no field '{first.Text}'; there are {string.Join(", ", TelemetryFields.All.Select(each => each.Name))}.");
        var sign = Now;
        _at++;
        return Now.Kind == QueryTokenKind.Open ? Values(field, sign) : Value(field, sign);
    }

    // port:(22 or 3389)
    private TelemetryPredicate Values(TelemetryField field, QueryToken sign)
    {
        var open = Now;
        _at++;
        var parts = new List<TelemetryPredicate> { Value(field, sign with { Text = sign.Text == "!=" ? "=" : sign.Text }) };
        while (Now.Kind != QueryTokenKind.Close)
        {
            if (Now.Kind == QueryTokenKind.End) throw Wrong(open, "This ( is never closed.");
            if (Now.Is("or")) _at++;
            if (++_tests > QueryLanguage.MostTests) throw Wrong(Now, $"At most {QueryLanguage.MostTests} tests are read.");
            parts.Add(Value(field, sign with { Text = sign.Text == "!=" ? "=" : sign.Text }));
        }

        _at++;
        var any = parts.Count == 1 ? parts[0] : new AnyPredicate(parts);
        return sign.Text == "!=" ? new NotPredicate(any) : any;
    }

    private TelemetryPredicate Value(TelemetryField field, QueryToken sign)
    {
        var value = Now;
        if (value.Kind is not (QueryTokenKind.Word or QueryTokenKind.Quoted)) throw Expected(value, $"a value for {field.Name}");
        _at++;
        return QueryValues.Test(field, sign, value);
    }

    private static QuerySyntaxException Expected(QueryToken token, string what) =>
        Wrong(token, token.Kind == QueryTokenKind.End ? $"The query ends where {what} is expected." : $"'{token.Text}' stands where {what} is expected.");

    private static QuerySyntaxException Wrong(QueryToken token, string message) => new(message, token.Position, token.Length);
}
