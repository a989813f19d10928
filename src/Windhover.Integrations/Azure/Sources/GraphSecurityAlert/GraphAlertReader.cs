using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.GraphSecurityAlert;

/// <summary>From an alert of the Graph security API (alerts_v2) to a finding.</summary>
internal sealed class GraphAlertReader : JsonRecordReader
{
    private readonly AzureSymbols symbols;
    private readonly GraphAlertEvidence evidence;
    private readonly JsonField time, id, category, title, severity, service, tenant, list;

    /// <param name="context">What the file is read with.</param>
    public GraphAlertReader(ReaderContext context)
        : base(context)
    {
        symbols = new AzureSymbols(context.Symbols);
        evidence = new GraphAlertEvidence(symbols);
        time = Field("createdDateTime");
        id = Field("id");
        category = Field("category");
        title = Field("title");
        severity = Field("severity");
        service = Field("serviceSource");
        tenant = Field("tenantId");
        list = Whole("evidence");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var when = record[time];
        if (!IsoTime.TryRead(when, out var created))
        {
            output.Reject(at, when.IsEmpty ? "createdDateTime: missing" : "createdDateTime: not a time");
            return;
        }

        if (record[title].IsEmpty)
        {
            output.Reject(at, "title: missing");
            return;
        }

        ref var activity = ref Begin(output, at, created, EventClass.DetectionFinding);
        activity.Id = RecordId.FromText(record[id]);
        activity.Operation = symbols.Of(record[category].IsEmpty ? record[title] : record[category]);
        activity.Related = symbols.Of(record[title]);
        activity.Severity = AzureSeverity.Of(record[severity]);
        activity.Service = symbols.Of(record[service]);
        activity.Account = symbols.Lower(record[tenant]);
        evidence.Map(record.Slice(list), ref activity);
    }
}
