using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Stores;

namespace Windhover.Storage.DuckDb;

/// <summary>
/// The conditions of a query as SQL. The SQL is made of constants only; every value travels as a parameter, <c>$1</c> first.
/// </summary>
internal sealed class QueryFilter
{
    /// <summary>Milliseconds of an hour.</summary>
    public const long Hour = 3_600_000;

    private readonly List<string> _conditions = [];
    private readonly List<object?> _values = [];

    private QueryFilter()
    {
    }

    /// <summary>The conditions, joined; never empty.</summary>
    public string Conditions => _conditions.Count == 0 ? "true" : string.Join(" AND ", _conditions);

    /// <summary>The values in the order of their numbers.</summary>
    public object?[] Values => [.. _values];

    /// <summary>For tables of events.</summary>
    /// <exception cref="ArgumentException">A field that there is not.</exception>
    public static QueryFilter OfEvents(TelemetryQuery query, long epoch)
    {
        var filter = new QueryFilter();
        filter.Require($"epoch <= {filter.Value(epoch)}");
        if (query.From is { } from) filter.Require($"time >= {filter.Value(from)}");
        if (query.To is { } to) filter.Require($"time < {filter.Value(to)}");
        if (query.EntityId is { } entity) filter.Either("entity_id", "target_id", filter.Value(entity));
        if (query.EntityIds.Count > 0) filter.OneOf("entity_id", "target_id", query.EntityIds);
        if (query.Address is { } address) filter.Either("source_address", "destination_address", filter.Value(Wide(address)));
        foreach (var (field, value) in Sorted(query.Fields)) QueryFields.OfEvents(filter, field, value);
        if (query.Where is { } where) filter.Require(PredicateSql.Of(where, filter, SearchColumns.Events));
        return filter;
    }

    /// <summary>For tables of connections. An hour matches when a part of it is in the period.</summary>
    /// <exception cref="ArgumentException">A field that there is not.</exception>
    public static QueryFilter OfConnections(TelemetryQuery query, long epoch)
    {
        var filter = new QueryFilter();
        filter.Require($"epoch <= {filter.Value(epoch)}");
        if (query.From is { } from) filter.Require($"hour > {filter.Value(HourBefore(from))}");
        if (query.To is { } to) filter.Require($"hour < {filter.Value(to)}");
        if (query.EntityId is { } entity) filter.Either("entity_id", "peer", filter.Value(entity));
        if (query.EntityIds.Count > 0) filter.OneOf("entity_id", "peer", query.EntityIds);
        if (query.Address is { } address) filter.Require($"peer_address = {filter.Value(Wide(address))}");
        foreach (var (field, value) in Sorted(query.Fields)) QueryFields.OfConnections(filter, field, value);
        if (query.Where is { } where) filter.Require(PredicateSql.Of(where, filter, SearchColumns.Connections));
        return filter;
    }

    /// <summary>The days that the query can touch, of those that there are.</summary>
    public static List<TelemetryDay> Days(IEnumerable<TelemetryDay> days, TelemetryQuery query)
    {
        var first = TelemetryDay.Of(query.From is { } from ? HourBefore(from) : long.MinValue);
        var last = TelemetryDay.Of(query.To ?? long.MaxValue);
        return [.. days.Where(day => day.CompareTo(first) >= 0 && day.CompareTo(last) <= 0)];
    }

    /// <summary>An address as its column holds it.</summary>
    public static UInt128 Wide(Address address) => new(address.High, address.Low);

    /// <summary>Adds a value; its parameter is returned.</summary>
    public string Value(object? value)
    {
        _values.Add(value);
        return "$" + _values.Count.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Adds a condition, made of constants and parameters.</summary>
    public void Require(string condition) => _conditions.Add(condition);

    /// <summary>One of two columns must have the value.</summary>
    public void Either(string column, string other, string parameter) => Require($"({column} = {parameter} OR {other} = {parameter})");

    /// <summary>One of two columns must have one of the values.</summary>
    public void OneOf(string column, string other, IReadOnlyList<string> values)
    {
        var list = string.Join(", ", values.Select(value => Value(value)));
        Require($"({column} IN ({list}) OR {other} IN ({list}))");
    }

    private static long HourBefore(long time) => time < long.MinValue + Hour ? long.MinValue : time - Hour;

    // A dictionary has no order of its own; the SQL should.
    private static IEnumerable<KeyValuePair<string, string>> Sorted(IReadOnlyDictionary<string, string> fields) =>
        fields.OrderBy(field => field.Key, StringComparer.Ordinal);
}
