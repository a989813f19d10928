using Windhover.Core.Stores;
using Windhover.Storage.DuckDb.Native;

namespace Windhover.Storage.DuckDb;

/// <summary>Totals by hour. Bytes and connections are those of the connections; events only count, since a stored flow is in its connection too.</summary>
internal static class HourQuery
{
    private static readonly string HourOfTime = $"(time - (time % {QueryFilter.Hour} + {QueryFilter.Hour}) % {QueryFilter.Hour})";

    public static IReadOnlyList<HourTotal> Run(DuckDbConnection connection, TelemetryQuery query)
    {
        var epoch = TelemetrySchema.Read(connection).Epoch;
        var days = QueryFilter.Days(TelemetrySchema.Days(connection), query);
        if (days.Count == 0) return [];

        var hours = new SortedDictionary<long, HourTotal>();
        var filter = QueryFilter.OfConnections(query, epoch);
        using (var result = connection.Query(
            $"""
            SELECT hour, {ConnectionQuery.Sum("bytes_out")}, {ConnectionQuery.Sum("bytes_in")}, {ConnectionQuery.Sum("records")}
            FROM ({ConnectionQuery.Union(days)}) WHERE {filter.Conditions} GROUP BY hour
            """,
            filter.Values))
        {
            foreach (var total in result.Read((chunk, row) =>
                new HourTotal(chunk.Int64(0, row), chunk.Int64(1, row), chunk.Int64(2, row), chunk.Int64(3, row), 0)))
                hours[total.Hour] = total;
        }

        filter = QueryFilter.OfEvents(query, epoch);
        var events = string.Join(" UNION ALL ", days.Select(day => $"FROM {day.Events}"));
        using (var result = connection.Query($"SELECT {HourOfTime} AS hour, count(*) FROM ({events}) WHERE {filter.Conditions} GROUP BY hour", filter.Values))
        {
            foreach (var (hour, count) in result.Read((chunk, row) => (chunk.Int64(0, row), chunk.Int64(1, row))))
                hours[hour] = hours.GetValueOrDefault(hour) with { Hour = hour, Events = count };
        }

        return [.. hours.Values];
    }
}
