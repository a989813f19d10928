using System.Globalization;
using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Stores.Search;
using Windhover.Storage.DuckDb.Native;
using Windhover.Storage.Paging;

namespace Windhover.Storage.DuckDb;

/// <summary>The most frequent values of one field.</summary>
internal static class FieldValues
{
    public static IReadOnlyList<ValueCount> Run(DuckDbConnection connection, ValueQuery query)
    {
        var columns = query.Connections ? SearchColumns.Connections : SearchColumns.Events;
        if (!query.Field.CanCount || columns.Of(query.Field.Name) is not { } column) return [];
        var limit = Cursor.Limit(query.Of.Limit);
        var epoch = TelemetrySchema.Read(connection).Epoch;
        var filter = query.Connections ? QueryFilter.OfConnections(query.Of, epoch) : QueryFilter.OfEvents(query.Of, epoch);
        var days = QueryFilter.Days(TelemetrySchema.Days(connection), query.Of);
        if (days.Count == 0) return [];

        // Numbers, addresses and classes are few or are told as text only by us: what begins with the prefix is picked afterwards.
        var isText = query.Field.Kind is FieldKind.Text or FieldKind.Entity;
        if (isText) filter.Require($"{column} <> ''");
        else filter.Require($"{column} <> 0");
        if (isText && query.Prefix.Length > 0) filter.Require(Begins(query, column, filter));
        var take = isText || query.Prefix.Length == 0 ? limit : 10_000;
        var union = string.Join(" UNION ALL ", days.Select(day => $"FROM {(query.Connections ? day.Connections : day.Events)}"));
        using var result = connection.Query(
            string.Create(CultureInfo.InvariantCulture, $"SELECT {Cast(query.Field.Kind, column)} AS value, {columns.Weight} AS number FROM ({union}) WHERE {filter.Conditions} GROUP BY value ORDER BY number DESC, value LIMIT {take}"),
            filter.Values);
        var values = result.Read((chunk, row) => new ValueCount(Text(query.Field.Kind, chunk, row), chunk.Int64(1, row)));
        return isText || query.Prefix.Length == 0 ? values : [.. values.Where(value => value.Value.StartsWith(query.Prefix, StringComparison.OrdinalIgnoreCase)).Take(limit)];
    }

    // Ids are looked for by any part of them: nobody remembers how one begins.
    private static string Begins(ValueQuery query, string column, QueryFilter filter) =>
        $"({column} ILIKE {filter.Value(PredicateSql.Pattern(query.Field.Kind == FieldKind.Entity ? ["", query.Prefix, ""] : [query.Prefix, ""]))} ESCAPE '\\')";

    private static string Cast(FieldKind kind, string column) => kind == FieldKind.Number ? $"({column})::BIGINT" : column;

    private static string Text(FieldKind kind, DuckDbChunk chunk, int row) => kind switch
    {
        FieldKind.Number => chunk.Int64(0, row).ToString(CultureInfo.InvariantCulture),
        FieldKind.Address => ConnectionQuery.Address(chunk.UInt128(0, row)).ToString(),
        FieldKind.Class => JsonNamingPolicy.SnakeCaseLower.ConvertName(((EventClass)chunk.UInt16(0, row)).ToString()),
        _ => chunk.Text(0, row),
    };
}
