using Windhover.Core.Incidents;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>What was done with incidents: rows are added and moved to the incident that goes on, never changed.</summary>
internal static class HistoryTable
{
    /// <summary>Adds an entry to the incident it happened in; its number is given here.</summary>
    public static void Add(SqlWork work, HandlingEntry entry) => work.Execute(
        """
        INSERT INTO incident_history (incident_id, time, by, kind, before, after, reason, text, happened_in)
        VALUES (@IncidentId, @Time, @By, @Kind, @From, @To, @Reason, @Text, @IncidentId)
        """,
        new { entry.IncidentId, entry.Time, entry.By, Kind = EnumNames.Of(entry.Kind), entry.From, entry.To, Reason = EnumNames.Of(entry.Reason), entry.Text });

    /// <summary>True when the history of an incident says that another became part of it.</summary>
    public static bool HasMerge(SqlWork work, string incidentId, string gone) => work.Scalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM incident_history WHERE incident_id = @incidentId AND kind = 'merged' AND before = @gone)", new { incidentId, gone });

    /// <summary>Moves the whole history of one incident to another.</summary>
    public static void Move(SqlWork work, string from, string into) =>
        work.Execute("UPDATE incident_history SET incident_id = @into WHERE incident_id = @from", new { from, into });

    /// <summary>A page, newest first.</summary>
    public static Page<HandlingEntry> Page(SqlWork work, string incidentId, string? cursor, int limit)
    {
        var after = Cursor.Read(cursor, 1);
        var total = work.Scalar<long>("SELECT count(*) FROM incident_history WHERE incident_id = @incidentId", new { incidentId });
        var rows = work.Rows<Row>(
                """
                SELECT number AS Number, time AS Time, by AS By, kind AS Kind, before AS "From", after AS "To", reason AS Reason, text AS Text, happened_in AS IncidentId
                FROM incident_history WHERE incident_id = @incidentId AND (@last IS NULL OR number < @last) ORDER BY number DESC LIMIT @limit
                """,
                new { incidentId, last = after?.Numbers[0], limit = (long)Cursor.Limit(limit) + 1 })
            .Select(row => row.Entry).ToList();
        if (rows.Count <= limit) return new(rows, null, total);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, Cursor.Write(Cursor.Field(rows[^1].Number), ""), total);
    }

    private sealed record Row(long Number, long Time, string By, string Kind, string From, string To, string? Reason, string Text, string IncidentId)
    {
        public HandlingEntry Entry => new()
        {
            Number = Number,
            Time = Time,
            By = By,
            Kind = EnumNames.Read<HandlingKind>(Kind),
            From = From,
            To = To,
            Reason = Reason is null ? null : EnumNames.Read<ClosingReason>(Reason),
            Text = Text,
            IncidentId = IncidentId,
        };
    }
}
