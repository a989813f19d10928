using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Stores.Search;

namespace Windhover.Storage.DuckDb;

/// <summary>A tree of tests as one SQL condition. Every value travels as a parameter; what is written into the SQL comes from <see cref="SearchColumns"/> alone.</summary>
internal static class PredicateSql
{
    private const string Escape = "ESCAPE '\\'";

    public static string Of(TelemetryPredicate predicate, QueryFilter filter, SearchColumns columns) => predicate switch
    {
        AllPredicate all => Join(all.Parts, " AND ", filter, columns),
        AnyPredicate any => Join(any.Parts, " OR ", filter, columns),
        NotPredicate not => $"(NOT {Of(not.Part, filter, columns)})",
        TextPredicate text => Text(text, filter, columns),
        NumberPredicate number => Number(number, filter, columns),
        AddressPredicate address => Address(address, filter, columns),
        ClassPredicate known => Class(known, filter, columns),
        PresentPredicate present => Present(present.Field, columns),
        WordPredicate word => Word(word.Word, filter, columns),
        _ => throw new ArgumentException($"There is no SQL for {predicate.GetType().Name}", nameof(predicate)),
    };

    private static string Join(IReadOnlyList<TelemetryPredicate> parts, string with, QueryFilter filter, SearchColumns columns) =>
        $"({string.Join(with, parts.Select(part => Of(part, filter, columns)))})";

    private static string Text(TextPredicate text, QueryFilter filter, SearchColumns columns)
    {
        var places = text.Field.Name == "entity" ? columns.Entities : columns.Of(text.Field.Name) is { } column ? [column] : [];
        if (places.Count == 0) return Truth(text.Parts.All(part => part.Length == 0));
        if (text.Parts.Count > 1)
        {
            var pattern = filter.Value(Pattern(text.Parts));
            return $"({string.Join(" OR ", places.Select(place => $"{place} ILIKE {pattern} {Escape}"))})";
        }

        var value = text.Parts[0];
        var whole = filter.Value(value);
        var tests = places.Select(place => $"lower({place}) = lower({whole})").ToList();
        if (text.Field.Kind == FieldKind.Entity && value.Length > 0)
        {
            // The end of an id is enough, and where no entity is known, the address is.
            var end = filter.Value(":" + value);
            tests.AddRange(places.Select(place => $"suffix(lower({place}), lower({end}))"));
            if (text.Field.Name == "peer" && !columns.AreConnections && Core.Events.Address.TryParse(value, out var address))
                tests.Add($"destination_address = {filter.Value(QueryFilter.Wide(address))}");
        }

        return $"({string.Join(" OR ", tests)})";
    }

    private static string Number(NumberPredicate number, QueryFilter filter, SearchColumns columns)
    {
        if (columns.Of(number.Field.Name) is not { } column) return Truth(number.Least <= 0 && number.Most >= 0);
        if (number.Least == number.Most) return $"({column} = {filter.Value(number.Least)})";
        if (number.Most == long.MaxValue) return $"({column} >= {filter.Value(number.Least)})";
        if (number.Least == long.MinValue) return $"({column} <= {filter.Value(number.Most)})";
        return $"({column} BETWEEN {filter.Value(number.Least)} AND {filter.Value(number.Most)})";
    }

    private static string Address(AddressPredicate address, QueryFilter filter, SearchColumns columns)
    {
        var places = address.Field.Name == "ip" ? columns.Addresses : columns.Of(address.Field.Name) is { } column ? [column] : [];
        if (places.Count == 0) return Truth(false);
        var (first, last) = (QueryFilter.Wide(address.First), QueryFilter.Wide(address.Last));
        if (first == UInt128.Zero) first = UInt128.One; // no address is in no block, not even in ::/0
        var (low, high) = (filter.Value(first), filter.Value(last));
        return $"({string.Join(" OR ", places.Select(place => $"{place} BETWEEN {low} AND {high}"))})";
    }

    private static string Class(ClassPredicate known, QueryFilter filter, SearchColumns columns) =>
        columns.AreConnections ? Truth(known.Class == EventClass.NetworkActivity) : $"(class = {filter.Value((int)known.Class)})";

    private static string Present(TelemetryField field, SearchColumns columns)
    {
        if (field.Name == "ip") return $"({string.Join(" OR ", columns.Addresses.Select(place => place + " <> 0::UHUGEINT"))})";
        if (field.Name == "entity") return Truth(true);
        if (columns.Of(field.Name) is not { } column) return Truth(false);
        return field.Kind switch
        {
            FieldKind.Number => $"({column} <> 0)",
            FieldKind.Address => $"({column} <> 0::UHUGEINT)",
            FieldKind.Class => Truth(true),
            _ => $"({column} <> '')",
        };
    }

    private static string Word(string word, QueryFilter filter, SearchColumns columns)
    {
        var pattern = filter.Value(Pattern(["", word, ""]));
        return $"({string.Join(" OR ", columns.Words.Select(column => $"{column} ILIKE {pattern} {Escape}"))})";
    }

    /// <summary>A pattern of LIKE: what is between stars is taken as it is.</summary>
    internal static string Pattern(IReadOnlyList<string> parts)
    {
        var pattern = new StringBuilder();
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0) pattern.Append('%');
            foreach (var letter in parts[i])
            {
                if (letter is '%' or '_' or '\\') pattern.Append('\\');
                pattern.Append(letter);
            }
        }

        return pattern.ToString();
    }

    private static string Truth(bool truth) => truth ? "true" : "false";
}
