using System.Globalization;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Stores;
using Windhover.Storage.DuckDb.Native;
using Windhover.Storage.Paging;

namespace Windhover.Storage.DuckDb;

/// <summary>
/// Pages of connections, added up over the period: most bytes first, ties by what tells them apart. A cursor holds the epoch of the first page and
/// the place: with the epoch the sums, and so the order, stay as they were.
/// </summary>
internal static class ConnectionQuery
{
    private const string Key = "entity_id, peer, port, protocol, serves, blocked";

    // A sum of BIGINT is a HUGEINT; what no BIGINT holds becomes the greatest.
    internal static string Sum(string column) => $"least(sum({column}), {long.MaxValue}::HUGEINT)::BIGINT";

    public static Page<ConnectionRow> Run(DuckDbConnection connection, TelemetryQuery query)
    {
        var limit = Cursor.Limit(query.Limit);
        var after = Cursor.Read(query.Cursor, 2);
        var epoch = after?.Numbers[0] ?? TelemetrySchema.Read(connection).Epoch;
        var skip = after?.Numbers[1] ?? 0;
        ArgumentOutOfRangeException.ThrowIfNegative(skip, nameof(query));
        var filter = QueryFilter.OfConnections(query, epoch);
        var days = QueryFilter.Days(TelemetrySchema.Days(connection), query);
        if (days.Count == 0) return new([], null, 0);

        // The first record is the least of (time, file, offset): the same one whatever the order of the rows.
        var groups = $$"""
            SELECT {{Key}}, min(hour) AS hour, {{Sum("records")}} AS records, {{Sum("bytes_out")}} AS bytes_out, {{Sum("bytes_in")}} AS bytes_in,
                sum(bytes_out) + sum(bytes_in) AS bytes, max(last_time) AS last_time,
                min({'time': first_time, 'file': file, 'at': file_offset, 'size': record_length, 'address': peer_address, 'asn': peer_asn, 'country': peer_country, 'kind': peer_class}) AS first,
                count(*) OVER () AS total
            FROM ({{Union(days)}}) WHERE {{filter.Conditions}} GROUP BY {{Key}}
            """;
        var values = filter.Values;
        var rows = Page(connection, groups, values, (long)limit + 1, skip);
        var total = rows.Count > 0 ? rows[0].Total : skip == 0 ? 0 : Page(connection, groups, values, 1, 0).Select(row => row.Total).FirstOrDefault();
        var items = rows.Take(limit).Select(row => row.Row).ToList();
        var next = rows.Count > limit ? Cursor.Write(Cursor.Field(epoch), Cursor.Field(skip + limit), "") : null;
        return new(items, next, total);
    }

    /// <summary>The rows of several days as one table.</summary>
    internal static string Union(IEnumerable<TelemetryDay> days) => string.Join(" UNION ALL ", days.Select(day => $"FROM {day.Connections}"));

    /// <summary>An address from its column.</summary>
    internal static Address Address(NativeUInt128 value) => new(value.Upper, value.Lower);

    private static List<(ConnectionRow Row, long Total)> Page(DuckDbConnection connection, string groups, object?[] values, long limit, long skip)
    {
        var page = string.Create(CultureInfo.InvariantCulture, $"LIMIT {limit} OFFSET {skip}");
        using var result = connection.Query(
            $"""
            SELECT {Key}, hour, records, bytes_out, bytes_in, last_time, first.time, first.file, first.at, first.size, first.address, total, first.asn, first.country, first.kind
            FROM ({groups}) ORDER BY bytes DESC, {Key} {page}
            """,
            values);
        return result.Read(Read);
    }

    private static (ConnectionRow Row, long Total) Read(DuckDbChunk chunk, int row) => (
        new()
        {
            EntityId = chunk.Text(0, row),
            Peer = chunk.Text(1, row),
            Port = chunk.Int32(2, row),
            Protocol = chunk.Int32(3, row),
            Serves = chunk.Boolean(4, row),
            Blocked = chunk.Boolean(5, row),
            Hour = chunk.Int64(6, row),
            Records = chunk.Int64(7, row),
            BytesOut = chunk.Int64(8, row),
            BytesIn = chunk.Int64(9, row),
            LastTime = chunk.Int64(10, row),
            FirstTime = chunk.Int64(11, row),
            File = chunk.Text(12, row),
            Offset = chunk.Int64(13, row),
            Length = chunk.Int32(14, row),
            PeerAddress = Address(chunk.UInt128(15, row)),
            PeerAsn = chunk.Int64(17, row),
            PeerCountry = chunk.Text(18, row),
            PeerClass = (AddressClass)chunk.UInt16(19, row),
        },
        chunk.Int64(16, row));
}
