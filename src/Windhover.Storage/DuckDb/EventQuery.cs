using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Stores;
using Windhover.Storage.DuckDb.Native;
using Windhover.Storage.Paging;

namespace Windhover.Storage.DuckDb;

/// <summary>
/// Pages of events: newest first, ties by file, place in the file and order of arrival. A cursor holds the epoch of the first page, so that the
/// pages of one list all see what was there when it began.
/// </summary>
internal static class EventQuery
{
    private const string Columns =
        "time, class, source, entity_id, target_id, operation, service, outcome, error, account, region, agent, source_address, destination_address, "
        + "port, protocol, bytes_out, bytes_in, file, file_offset, record_length, record_id, sequence, "
        + "resource, related, severity, remote_asn, remote_country, remote_class, credential, credential_lasts";

    private const string Order = "ORDER BY time DESC, file, file_offset, sequence";

    public static Page<EventRow> Run(DuckDbConnection connection, TelemetryQuery query)
    {
        var limit = Cursor.Limit(query.Limit);
        var after = Cursor.Read(query.Cursor, 4);
        var epoch = after?.Numbers[0] ?? TelemetrySchema.Read(connection).Epoch;
        var filter = QueryFilter.OfEvents(query, epoch);
        var counts = Count(connection, filter, QueryFilter.Days(TelemetrySchema.Days(connection), query));

        var values = filter.Values;
        var conditions = filter.Conditions;
        if (after is var (numbers, file))
        {
            var (time, offset, sequence, path) = (filter.Value(numbers[1]), filter.Value(numbers[2]), filter.Value(numbers[3]), filter.Value(file));
            filter.Require($"time <= {time}");
            filter.Require($"(time < {time} OR file > {path} OR (file = {path} AND (file_offset, sequence) > ({offset}, {sequence})))");
            (values, conditions) = (filter.Values, filter.Conditions);
        }

        // From the newest day that has any, until the page and one row more are full: the other days are not read.
        var rows = new List<(EventRow Row, long Sequence)>();
        foreach (var (day, _) in counts.OrderByDescending(count => count.Day))
        {
            if (rows.Count > limit) break;
            if (after is not null && day.CompareTo(TelemetryDay.Of(after.Value.Numbers[1])) > 0) continue;
            using var result = connection.Query($"SELECT {Columns} FROM {day.Events} WHERE {conditions} {Order} LIMIT {(long)limit + 1 - rows.Count}", values);
            rows.AddRange(result.Read(Read));
        }

        var total = counts.Sum(count => count.Rows);
        if (rows.Count <= limit) return new([.. rows.Select(row => row.Row)], null, total);
        var (last, number) = rows[limit - 1];
        var next = Cursor.Write(Cursor.Field(epoch), Cursor.Field(last.Time), Cursor.Field(last.Offset), Cursor.Field(number), last.File);
        return new([.. rows.Take(limit).Select(row => row.Row)], next, total);
    }

    private static List<(TelemetryDay Day, long Rows)> Count(DuckDbConnection connection, QueryFilter filter, List<TelemetryDay> days)
    {
        if (days.Count == 0) return [];
        var union = string.Join(" UNION ALL ", days.Select((day, index) => $"SELECT {index}::BIGINT AS day, * FROM {day.Events}"));
        using var result = connection.Query($"SELECT day, count(*) FROM ({union}) WHERE {filter.Conditions} GROUP BY day", filter.Values);
        return result.Read((chunk, row) => (days[(int)chunk.Int64(0, row)], chunk.Int64(1, row)));
    }

    private static (EventRow Row, long Sequence) Read(DuckDbChunk chunk, int row) => (
        new()
        {
            Time = chunk.Int64(0, row),
            Class = (EventClass)chunk.UInt16(1, row),
            Source = chunk.Text(2, row),
            EntityId = chunk.Text(3, row),
            TargetId = chunk.Text(4, row),
            Operation = chunk.Text(5, row),
            Service = chunk.Text(6, row),
            Outcome = chunk.Text(7, row),
            Error = chunk.Text(8, row),
            Account = chunk.Text(9, row),
            Region = chunk.Text(10, row),
            Agent = chunk.Text(11, row),
            SourceAddress = ConnectionQuery.Address(chunk.UInt128(12, row)),
            DestinationAddress = ConnectionQuery.Address(chunk.UInt128(13, row)),
            Port = chunk.Int32(14, row),
            Protocol = chunk.Int32(15, row),
            BytesOut = chunk.Int64(16, row),
            BytesIn = chunk.Int64(17, row),
            File = chunk.Text(18, row),
            Offset = chunk.Int64(19, row),
            Length = chunk.Int32(20, row),
            RecordId = chunk.Text(21, row),
            Resource = chunk.Text(23, row),
            Related = chunk.Text(24, row),
            Severity = (FindingSeverity)chunk.UInt16(25, row),
            RemoteAsn = chunk.Int64(26, row),
            RemoteCountry = chunk.Text(27, row),
            RemoteClass = (AddressClass)chunk.UInt16(28, row),
            Credential = chunk.Text(29, row),
            CredentialLasts = (Truth)chunk.UInt16(30, row),
        },
        chunk.Int64(22, row));
}
