using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Defender;

/// <summary>
/// From an alert of Defender for Cloud to a finding. The REST and Event Hub form has an alert's <c>properties</c>, workflow automation and older exports write
/// them flat with capitals, and the SecurityAlert table has columns of its own.
/// </summary>
internal sealed class DefenderReader : JsonRecordReader
{
    private readonly AzureSymbols symbols;
    private readonly DefenderEntities entities;
    private readonly AzureField time, id, type, title, severity, product, compromised, resourceId, list, resources, subscription, tenant;

    /// <param name="context">What the file is read with.</param>
    public DefenderReader(ReaderContext context)
        : base(context)
    {
        var fields = new AzureFields(path => Field(path), path => Whole(path));
        symbols = new AzureSymbols(context.Symbols);
        entities = new DefenderEntities(symbols);
        time = fields.Text("properties.timeGeneratedUtc", "TimeGenerated", "TimeGeneratedUtc", "properties.endTimeUtc", "properties.startTimeUtc", "EndTimeUtc", "StartTimeUtc", "EndTime", "StartTime");
        id = fields.Text("properties.systemAlertId", "SystemAlertId", "name");
        type = fields.Text("properties.alertType", "AlertType", "properties.alertDisplayName", "AlertDisplayName", "AlertName");
        title = fields.Text("properties.alertDisplayName", "AlertDisplayName", "DisplayName", "AlertName");
        severity = fields.Text("properties.severity", "Severity", "AlertSeverity", "properties.reportedSeverity");
        product = fields.Text("properties.productName", "ProductName");
        compromised = fields.Text("properties.compromisedEntity", "CompromisedEntity");
        resourceId = fields.Text("AzureResourceId", "ResourceId");
        subscription = fields.Text("AzureResourceSubscriptionId", "WorkspaceSubscriptionId");
        tenant = fields.Text("TenantId");
        list = fields.Whole("properties.entities", "Entities");
        resources = fields.Whole("properties.resourceIdentifiers", "ResourceIdentifiers");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var when = time.In(record);
        var kind = type.In(record);
        if (kind.IsEmpty)
        {
            output.Reject(at, "alertType: missing");
            return;
        }

        if (!IsoTime.TryRead(when, out var happened))
        {
            output.Reject(at, when.IsEmpty ? "timeGeneratedUtc: missing" : "timeGeneratedUtc: not a time");
            return;
        }

        ref var activity = ref Begin(output, at, happened, EventClass.DetectionFinding);
        activity.Id = RecordId.FromText(id.In(record));
        activity.Operation = symbols.Of(kind);
        activity.Related = symbols.Of(title.In(record));
        activity.Severity = AzureSeverity.Of(severity.In(record));
        activity.Service = symbols.Of(product.In(record));
        entities.Map(list.Slice(record), ref activity);
        Resource(record, ref activity);
    }

    private void Resource(in JsonRecord record, ref ActorActivity activity)
    {
        var target = resourceId.In(record);
        foreach (var one in resources.Slice(record))
        {
            if (target.IsEmpty) target = one.Text("azureResourceId");
            if (target.IsEmpty) target = one.Text("AzureResourceId");
        }

        activity.Account = symbols.Subscription(target);
        if (activity.Account.IsNone) activity.Account = symbols.Lower(subscription.In(record));
        if (activity.Account.IsNone) activity.Account = symbols.Lower(tenant.In(record));
        if (!target.IsEmpty)
        {
            activity.Resource = symbols.Lower(target);
            activity.ResourceKind = symbols.Kind(target);
        }
        else
        {
            activity.Resource = symbols.Lower(compromised.In(record));
        }
    }
}
