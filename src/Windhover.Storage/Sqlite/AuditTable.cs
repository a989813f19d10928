using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Access;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Sqlite;

/// <summary>The audit log: rows in their chain, and the head apart from them.</summary>
internal static class AuditTable
{
    private const string Columns = "number, time, who, means, address, what, object, outcome, detail, previous_hash, hash";

    public static AuditEntry Add(SqliteConnection connection, SqliteTransaction transaction, AuditEntry entry)
    {
        var head = Head(connection, transaction);
        var linked = AuditChain.Link(entry, head.Number + 1, head.Hash);
        connection.Execute(
            $"INSERT INTO audit ({Columns}) VALUES (@Number, @Time, @Who, @Means, @Address, @What, @On, @Outcome, @Detail, @PreviousHash, @Hash)",
            new { linked.Number, linked.Time, linked.Who, Means = EnumNames.Of(linked.Means), linked.Address, linked.What, linked.On, Outcome = EnumNames.Of(linked.Outcome), linked.Detail, linked.PreviousHash, linked.Hash },
            transaction);
        connection.Execute("UPDATE audit_head SET number = @Number, hash = @Hash", new { linked.Number, linked.Hash }, transaction);
        return linked;
    }

    public static AuditHead Head(SqliteConnection connection, SqliteTransaction transaction)
    {
        var (number, hash) = connection.QuerySingle<(long, string)>("SELECT number, hash FROM audit_head", transaction: transaction);
        return new(number, hash);
    }

    /// <summary>All entries, the first first, read as they are asked for.</summary>
    public static IEnumerable<AuditEntry> All(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Query<Row>($"SELECT {Columns} FROM audit ORDER BY number", transaction: transaction, buffered: false).Select(Entry);

    public static Page<AuditEntry> Page(SqliteConnection connection, AuditQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("who = @who", "who", query.Who);
        filter.Add("what = @what", "what", query.What);
        filter.Add("outcome = @outcome", "outcome", EnumNames.Of(query.Outcome));
        filter.Add("(instr(lower(who || char(31) || what || char(31) || object || char(31) || address || char(31) || detail), lower(@text)) > 0)", "text", query.Text);
        filter.Add("time >= @from", "from", query.From);
        filter.Add("time < @to", "to", query.To);
        using var transaction = connection.BeginTransaction(deferred: true);
        var total = connection.ExecuteScalar<long>($"SELECT count(*) FROM audit {filter.Where}", filter.Parameters, transaction);
        filter.Add("number < @last", "last", after?.Numbers[0]);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = connection.Query<Row>($"SELECT {Columns} FROM audit {filter.Where} ORDER BY number DESC LIMIT @limit", filter.Parameters, transaction).Select(Entry).ToList();
        if (rows.Count <= query.Limit) return new(rows, null, total);
        rows.RemoveAt(rows.Count - 1);
        return new(rows, Cursor.Write(Cursor.Field(rows[^1].Number), ""), total);
    }

    // What stands in a file that somebody changed may be no name of ours: it is then read as another entry, whose hash is wrong.
    private static AuditEntry Entry(Row row) => new()
    {
        Number = row.number,
        Time = row.time,
        Who = row.who,
        Means = Enum.TryParse<SignInMeans>(row.means.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var means) ? means : (SignInMeans)byte.MaxValue,
        Address = row.address,
        What = row.what,
        On = row.@object,
        Outcome = Enum.TryParse<AuditOutcome>(row.outcome, ignoreCase: true, out var outcome) ? outcome : (AuditOutcome)byte.MaxValue,
        Detail = row.detail,
        PreviousHash = row.previous_hash,
        Hash = row.hash,
    };

    private sealed record Row(long number, long time, string who, string means, string address, string what, string @object, string outcome, string detail, string previous_hash, string hash);
}
