using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Stores;

namespace Windhover.Storage.DuckDb;

/// <summary>
/// The fields of <see cref="TelemetryQuery.Fields"/> and the columns behind them. A value that a column cannot hold matches nothing. Connections
/// lack most fields: there, such a field is "" and matches only that; their class is always that of network activity.
/// </summary>
internal static class QueryFields
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["source"] = "source",
        ["operation"] = "operation",
        ["service"] = "service",
        ["outcome"] = "outcome",
        ["error"] = "error",
        ["account"] = "account",
        ["region"] = "region",
        ["agent"] = "agent",
        ["resource"] = "resource",
        ["related"] = "related",
        ["credential"] = "credential",
        ["country"] = "remote_country",
    };

    private static readonly Dictionary<string, string> Numbers = new(StringComparer.Ordinal) { ["port"] = "port", ["protocol"] = "protocol", ["asn"] = "remote_asn" };

    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal) { ["country"] = "peer_country", ["asn"] = "peer_asn" };

    /// <summary>Adds the condition for a table of events. A peer is the id acted on, or the address that it went to.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static void OfEvents(QueryFilter filter, string field, string value)
    {
        if (Texts.TryGetValue(field, out var text)) filter.Require($"{text} = {filter.Value(value)}");
        else if (Numbers.TryGetValue(field, out var number)) Number(filter, number, value);
        else if (field == "class") Class(filter, value);
        else if (field == "peer") Peer(filter, value);
        else throw NoSuch(field);
    }

    /// <summary>Adds the condition for a table of connections.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static void OfConnections(QueryFilter filter, string field, string value)
    {
        if (field == "peer") filter.Require($"peer = {filter.Value(value)}");
        else if (field == "outcome") Outcome(filter, value);
        else if (Places.TryGetValue(field, out var place)) Place(filter, field, place, value);
        else if (Numbers.TryGetValue(field, out var number)) Number(filter, number, value);
        else if (field == "class") Only(filter, ParseClass(value) == EventClass.NetworkActivity);
        else if (Texts.ContainsKey(field)) Only(filter, value.Length == 0);
        else throw NoSuch(field);
    }

    private static void Place(QueryFilter filter, string field, string column, string value)
    {
        if (Numbers.ContainsKey(field)) Number(filter, column, value);
        else filter.Require($"{column} = {filter.Value(value)}");
    }

    private static void Number(QueryFilter filter, string column, string value)
    {
        var known = int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        if (known && number.ToString(CultureInfo.InvariantCulture) == value) filter.Require($"{column} = {filter.Value(number)}");
        else Only(filter, false);
    }

    private static void Class(QueryFilter filter, string value)
    {
        if (ParseClass(value) is { } known) filter.Require($"class = {filter.Value((int)known)}");
        else Only(filter, false);
    }

    // By OCSF's number or by name, and only as they are written.
    private static EventClass? ParseClass(string value) =>
        Enum.TryParse<EventClass>(value, out var known) && (known.ToString() == value || known.ToString("D") == value) ? known : null;

    private static void Peer(QueryFilter filter, string value)
    {
        var target = $"target_id = {filter.Value(value)}";
        filter.Require(Address.TryParse(value, out var address) ? $"({target} OR destination_address = {filter.Value(QueryFilter.Wide(address))})" : target);
    }

    private static void Outcome(QueryFilter filter, string value)
    {
        if (value is "allowed" or "blocked") filter.Require($"blocked = {filter.Value(value == "blocked")}");
        else Only(filter, false);
    }

    private static void Only(QueryFilter filter, bool truth) => filter.Require(truth ? "true" : "false");

    private static ArgumentException NoSuch(string field) =>
        new($"There is no field '{field}'; there are {string.Join(", ", Texts.Keys.Concat(Numbers.Keys).Append("class").Append("peer"))}");
}
