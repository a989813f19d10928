using System.Text.Json;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Storage.Relational;

/// <summary>The queues of the outputs in a database of their own, or on a connection of their own, so that neither the engine nor the response waits for them.</summary>
internal sealed class OutputStore(SqlDatabase database) : IOutputStore
{
    private const string Columns = "number AS Number, revision AS Revision, attempts AS Attempts, next_at AS NextAt, document AS Document";

    /// <inheritdoc />
    public bool IsBegun(string output) => database.Read(work => work.Scalar<long>("SELECT count(*) FROM outputs WHERE output = @output", new { output }) > 0);

    /// <inheritdoc />
    public void Begin(string output, IReadOnlyList<OutputTicket> before, long time) => database.Write(work =>
    {
        work.Execute("INSERT INTO outputs (output, begun_at) VALUES (@output, @time) ON CONFLICT DO NOTHING", new { output, time });
        foreach (var ticket in before) Keep(work, ticket);
        return true;
    });

    /// <inheritdoc />
    public OutputTicket? Ticket(string output, string incidentId) => database.Read(work =>
    {
        var row = work.One<TicketRow>("SELECT document AS Document, is_told AS IsTold, remote_id AS RemoteId FROM tickets WHERE output = @output AND incident_id = @incidentId", new { output, incidentId });
        return row is null ? null : JsonSerializer.Deserialize(row.Document, OutputJson.Default.OutputTicket)! with { IsTold = row.IsTold != 0, RemoteId = row.RemoteId };
    });

    /// <inheritdoc />
    public QueuedMessage? Untried(string output, string incidentId) => database.Read(work =>
        work.One<QueueRow>($"SELECT {Columns}, '' AS RemoteId FROM queue WHERE output = @output AND incident_id = @incidentId AND failed_at IS NULL AND attempts = 0 ORDER BY number DESC LIMIT 1", new { output, incidentId })?.Message());

    /// <inheritdoc />
    public bool Queue(OutputTicket ticket, OutputMessage message, QueuedMessage? instead) => database.Write(work =>
    {
        var row = new
        {
            message.Output, message.Incident.IncidentId, message.Time, Document = JsonSerializer.Serialize(message with { RemoteId = "", Attempt = 1 }, OutputJson.Default.OutputMessage),
            Number = instead?.Number ?? 0, Revision = instead?.Revision ?? 0,
        };
        var changed = work.Execute(
            instead is null
                ? "INSERT INTO queue (output, incident_id, revision, attempts, next_at, queued_at, document) VALUES (@Output, @IncidentId, 0, 0, 0, @Time, @Document)"
                : "UPDATE queue SET document = @Document, revision = revision + 1 WHERE number = @Number AND revision = @Revision AND attempts = 0 AND failed_at IS NULL",
            row);
        if (changed == 1) Keep(work, ticket);
        return changed == 1;
    });

    /// <inheritdoc />
    public IReadOnlyList<QueuedMessage> Heads(string output, int most) => database.Read(work => (IReadOnlyList<QueuedMessage>)
    [
        .. work.Rows<QueueRow>(
            $"""
            SELECT {Columns}, coalesce((SELECT remote_id FROM tickets t WHERE t.output = queue.output AND t.incident_id = queue.incident_id), '') AS RemoteId
            FROM queue WHERE number IN (SELECT min(number) FROM queue WHERE output = @output AND failed_at IS NULL GROUP BY incident_id) ORDER BY next_at > 0, number LIMIT @most
            """,
            new { output, most }).Select(r => r.Message()),
    ]);

    /// <inheritdoc />
    public bool Try(QueuedMessage message) => database.Write(work =>
        work.Execute("UPDATE queue SET attempts = attempts + 1 WHERE number = @Number AND revision = @Revision AND attempts = @Attempts AND failed_at IS NULL", message) == 1);

    /// <inheritdoc />
    public void Delay(QueuedMessage message, long nextAt, string problem, long time) => database.Write(work =>
    {
        work.Execute("UPDATE queue SET next_at = @nextAt, problem = @problem WHERE number = @Number", new { message.Number, nextAt, problem });
        return Problem(work, message, problem, time);
    });

    /// <inheritdoc />
    public void Delivered(QueuedMessage message, string remoteId, IReadOnlyList<QueuedMessage> folded, long time) => database.Write(work =>
    {
        var (output, incidentId) = (message.Message.Output, message.Message.Incident.IncidentId);
        work.Execute("DELETE FROM queue WHERE number = @Number", message);
        if (remoteId.Length > 0) work.Execute("UPDATE tickets SET remote_id = @remoteId WHERE output = @output AND incident_id = @incidentId", new { output, incidentId, remoteId });
        var gone = 0;
        foreach (var other in folded)
        {
            // What was told of it meanwhile stays, and is told on its own.
            if (work.Execute("DELETE FROM queue WHERE number = @Number AND revision = @Revision AND attempts = 0", other) == 0) continue;
            work.Execute("UPDATE tickets SET is_told = 0 WHERE output = @output AND incident_id = @IncidentId", new { output, other.Message.Incident.IncidentId });
            gone++;
        }

        Count(work, output, "delivered = delivered + 1, folded = folded + @gone, last_delivered = @time, problem = ''", new { output, gone, time });
        return true;
    });

    /// <inheritdoc />
    public void Fail(QueuedMessage message, string reason, long time) => database.Write(work =>
    {
        work.Execute("UPDATE queue SET failed_at = @time, problem = @reason WHERE number = @Number", new { message.Number, time, reason });
        Count(work, message.Message.Output, "failed = failed + 1", new { output = message.Message.Output });
        return Problem(work, message, reason, time);
    });

    /// <inheritdoc />
    public OutputTally Tally(string output) => database.Read(work =>
    {
        const string Waiting = "FROM queue WHERE output = @output AND failed_at IS NULL";
        return work.One<OutputTally>(
            $"""
            SELECT (SELECT count(*) {Waiting}) AS Queued, coalesce((SELECT min(queued_at) {Waiting}), 0) AS OldestQueued, delivered AS Delivered, failed AS Failed, folded AS Folded,
              last_delivered AS LastDelivered, problem AS Problem, problem_at AS ProblemAt FROM outputs WHERE output = @output
            """,
            new { output }) ?? new OutputTally();
    });

    /// <inheritdoc />
    public IReadOnlyList<FailedMessage> Failures(string output, int most) => database.Read(work => (IReadOnlyList<FailedMessage>)
    [
        .. work.Rows<FailureRow>("SELECT document AS Document, failed_at AS Time, attempts AS Attempts, problem AS Problem FROM queue WHERE output = @output AND failed_at IS NOT NULL ORDER BY failed_at DESC, number DESC LIMIT @most", new { output, most })
            .Select(r => (Row: r, JsonSerializer.Deserialize(r.Document, OutputJson.Default.OutputMessage)!.Incident))
            .Select(r => new FailedMessage(r.Incident.IncidentId, r.Incident.Title, r.Row.Time, (int)r.Row.Attempts, r.Row.Problem)),
    ]);

    /// <inheritdoc />
    public long? NextAt(string output) => database.Read(work => work.Maybe<long>(
        "SELECT min(next_at) FROM queue WHERE number IN (SELECT min(number) FROM queue WHERE output = @output AND failed_at IS NULL GROUP BY incident_id)", new { output }));

    /// <inheritdoc />
    public int DropBefore(long time) => database.Write(work =>
        work.Execute("DELETE FROM queue WHERE failed_at < @time", new { time })
        + work.Execute("DELETE FROM tickets WHERE time < @time AND NOT EXISTS (SELECT 1 FROM queue q WHERE q.output = tickets.output AND q.incident_id = tickets.incident_id AND q.failed_at IS NULL)", new { time }));

    /// <inheritdoc />
    public void Dispose() => database.Dispose();

    private static bool Problem(SqlWork work, QueuedMessage message, string problem, long time)
    {
        Count(work, message.Message.Output, "problem = @problem, problem_at = @time", new { output = message.Message.Output, problem, time });
        return true;
    }

    private static void Count(SqlWork work, string output, string set, object values)
    {
        work.Execute("INSERT INTO outputs (output, begun_at) VALUES (@output, 0) ON CONFLICT DO NOTHING", new { output });
        work.Execute($"UPDATE outputs SET {set} WHERE output = @output", values);
    }

    private static void Keep(SqlWork work, OutputTicket ticket) => work.Execute(
        """
        INSERT INTO tickets (output, incident_id, is_told, time, document) VALUES (@Output, @IncidentId, @IsTold, @Time, @Document)
        ON CONFLICT (output, incident_id) DO UPDATE SET is_told = excluded.is_told, time = excluded.time, document = excluded.document
        """,
        new { ticket.Output, ticket.IncidentId, IsTold = ticket.IsTold ? 1 : 0, ticket.Time, Document = JsonSerializer.Serialize(ticket with { RemoteId = "" }, OutputJson.Default.OutputTicket) });

    private sealed record TicketRow(string Document, long IsTold, string RemoteId);

    private sealed record FailureRow(string Document, long Time, long Attempts, string Problem);

    private sealed record QueueRow(long Number, long Revision, long Attempts, long NextAt, string Document, string RemoteId)
    {
        public QueuedMessage Message() => new(Number, (int)Revision, JsonSerializer.Deserialize(Document, OutputJson.Default.OutputMessage)! with { RemoteId = RemoteId }, (int)Attempts, NextAt);
    }
}
