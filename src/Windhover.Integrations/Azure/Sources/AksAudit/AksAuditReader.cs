using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Kubernetes.Sources.Audit;

namespace Windhover.Integrations.Azure.Sources.AksAudit;

/// <summary>Takes events out of resource log records.</summary>
internal sealed class AksAuditReader : JsonRecordReader
{
    private const int LongestId = 512;

    private readonly JsonField category, resourceId, time, properties, log;
    private readonly AuditEventReader events;

    /// <param name="context">What the file is read with.</param>
    public AksAuditReader(ReaderContext context)
        : base(context with { WantedFields = new HashSet<string>() })
    {
        events = new AuditEventReader(context);
        category = Field("category", "Category");
        resourceId = Field("resourceId", "ResourceId", "_ResourceId");
        time = Field("time", "TimeGenerated", "p_event_time");
        properties = Whole("properties");
        log = Field("properties.log");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!record.Is(category, "kube-audit"u8) && !record.Is(category, "kube-audit-admin"u8))
        {
            if (record[category].IsEmpty) output.Reject(at, "category is missing");
            else output.Ignore(at, "another log of the control plane");
            return;
        }

        if (record[log].IsEmpty)
        {
            output.Reject(at, record[properties].IsEmpty ? "properties is missing" : "properties.log is missing");
            return;
        }

        SetCluster(record[resourceId]);
        events.FallbackTime = IsoTime.TryRead(record[time], out var written) ? written : 0;
        events.Read(record[log], at, output);
    }

    // Resource logs write the id in upper case, other logs of the provider as it was typed.
    private void SetCluster(ReadOnlySpan<byte> id)
    {
        Span<byte> lower = stackalloc byte[LongestId];
        if (id.Length > LongestId || Ascii.ToLower(id, lower, out var length) != System.Buffers.OperationStatus.Done) length = 0;
        var name = lower[..length];
        events.Cluster.Set(name, name[(name.LastIndexOf((byte)'/') + 1)..]);
    }
}
