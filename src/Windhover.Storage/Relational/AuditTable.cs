using Windhover.Core.Access;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>The audit log: rows in their chain, and the head apart from them.</summary>
internal static class AuditTable
{
    private const string Columns = "number, time, who, means, address, what, object, outcome, detail, previous_hash, hash";

    // With a control character between them, which nobody looks for.
    private const string Words = "who || '\u001f' || what || '\u001f' || object || '\u001f' || address || '\u001f' || detail";

    public static AuditEntry Add(SqlWork work, AuditEntry entry)
    {
        var head = Head(work);
        var linked = AuditChain.Link(entry, head.Number + 1, head.Hash);
        work.Execute(
            $"INSERT INTO audit ({Columns}) VALUES (@Number, @Time, @Who, @Means, @Address, @What, @On, @Outcome, @Detail, @PreviousHash, @Hash)",
            new { linked.Number, linked.Time, linked.Who, Means = EnumNames.Of(linked.Means), linked.Address, linked.What, linked.On, Outcome = EnumNames.Of(linked.Outcome), linked.Detail, linked.PreviousHash, linked.Hash });
        work.Execute("UPDATE audit_head SET number = @Number, hash = @Hash", new { linked.Number, linked.Hash });
        return linked;
    }

    public static AuditHead Head(SqlWork work)
    {
        var head = work.One<HeadRow>("SELECT number, hash FROM audit_head")!;
        return new(head.number, head.hash);
    }

    /// <summary>All entries, the first first, read as they are asked for.</summary>
    public static IEnumerable<AuditEntry> All(SqlWork work) =>
        work.Stream<Row>($"SELECT {Columns} FROM audit ORDER BY number").Select(Entry);

    public static Page<AuditEntry> Page(SqlWork work, AuditQuery query)
    {
        var after = Cursor.Read(query.Cursor, 1);
        var filter = new SqlFilter();
        filter.Add("who = @who", "who", query.Who);
        filter.Add("what = @what", "what", query.What);
        filter.Add("outcome = @outcome", "outcome", EnumNames.Of(query.Outcome));
        filter.Add(work.Dialect.ContainsFolded(Words, "@text"), "text", query.Text);
        filter.Add("time >= @from", "from", query.From);
        filter.Add("time < @to", "to", query.To);
        var total = work.Scalar<long>($"SELECT count(*) FROM audit {filter.Where}", filter.Parameters);
        filter.Add("number < @last", "last", after?.Numbers[0]);
        filter.Limit(Cursor.Limit(query.Limit));
        var rows = work.Rows<Row>($"SELECT {Columns} FROM audit {filter.Where} ORDER BY number DESC LIMIT @limit", filter.Parameters).Select(Entry).ToList();
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

    private sealed record HeadRow(long number, string hash);

    private sealed record Row(long number, long time, string who, string means, string address, string what, string @object, string outcome, string detail, string previous_hash, string hash);
}
