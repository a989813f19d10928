using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Kubernetes.Sources.Audit;

namespace Windhover.Integrations.Kubernetes.Sources.AuditCsv;

/// <summary>Reads one file of rows.</summary>
internal sealed class AuditCsvReader : IRecordReader
{
    private readonly CsvRecord row = new();
    private readonly AuditMapping mapping;
    private readonly (string Path, Symbol Name)[] wanted;
    private AuditCsvColumns columns = AuditCsvColumns.InOrder;

    /// <param name="context">What the file is read with.</param>
    public AuditCsvReader(ReaderContext context)
    {
        mapping = new AuditMapping(context.Symbols, new AuditCluster(context.Symbols));
        wanted = [.. context.WantedFields.Order(StringComparer.Ordinal).Select(path => (path, context.Symbols.Intern(path)))];
    }

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (!row.Read(record)) output.Reject(at, "a quoted field is not closed");
        else if (AuditCsvColumns.IsHeader(row)) Header(at, output);
        else if (row.Count < columns.Count) output.Reject(at, "row is cut short");
        else if (row.Count > columns.Count) output.Reject(at, "row has too many fields");
        else Row(at, output);
    }

    /// <inheritdoc />
    public byte[]? SaveState() => columns.Save();

    /// <inheritdoc />
    public void RestoreState(ReadOnlySpan<byte> state) => columns = AuditCsvColumns.Restore(state);

    private void Header(RecordRef at, EventBuffer output)
    {
        columns = AuditCsvColumns.Of(row);
        output.Ignore(at, "header");
    }

    private void Row(RecordRef at, EventBuffer output)
    {
        output.BeginAttributes();
        foreach (var (path, name) in wanted)
        {
            if (Get(path) is { IsEmpty: false } value) output.AddAttribute(name, value);
        }

        var call = new AuditCall
        {
            AuditId = Get("auditID"),
            Stage = Get("stage"),
            Received = Get("requestReceivedTimestamp"),
            Verb = Get("verb"),
            Uri = Get("requestURI"),
            User = Get("user.username"),
            Impersonated = Get("impersonatedUser.username"),
            Group = Get("objectRef.apiGroup"),
            Resource = Get("objectRef.resource"),
            Subresource = Get("objectRef.subresource"),
            Namespace = Get("objectRef.namespace"),
            Name = Get("objectRef.name"),
            SourceIp = First(Get("sourceIPs")),
            UserAgent = Get("userAgent"),
            Code = Get("responseStatus.code"),
            Status = Get("responseStatus.status"),
            Reason = Get("responseStatus.reason"),
            Decision = Get("annotations.authorization.k8s.io/decision"),
        };
        if (call.Received.IsEmpty) call.Received = Get("stageTimestamp");
        if (call.Name.IsEmpty && call.Verb.SequenceEqual("create"u8)) call.Name = Get("responseObject.metadata.name");
        mapping.Map(ref call, at, output);
    }

    private ReadOnlySpan<byte> Get(string path) => columns.Get(row, path);

    // A list in one field: ["192.0.2.1","192.0.2.2"], or only joined.
    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> list)
    {
        list = list.TrimStart("[\" "u8);
        var end = list.IndexOfAny("\"],; "u8);
        return end < 0 ? list : list[..end];
    }
}
