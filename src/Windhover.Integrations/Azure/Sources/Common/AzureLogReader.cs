using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Azure.Sources.Activity;
using Windhover.Integrations.Azure.Sources.AdvancedHunting;
using Windhover.Integrations.Azure.Sources.EntraAudit;
using Windhover.Integrations.Azure.Sources.EntraSignIn;
using Windhover.Integrations.Azure.Sources.IntuneAudit;
using Windhover.Integrations.Azure.Sources.KeyVault;
using Windhover.Integrations.Azure.Sources.Storage;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>
/// Reads all logs that Azure Monitor delivers in one shape, each record by its own category: an event hub that several of them go to mixes them in one file,
/// and whatever the file was recognised as, no record of the others is lost. A category that no source here reads is ignored and counted.
/// </summary>
internal sealed class AzureLogReader : JsonRecordReader
{
    private readonly AzureField category, auditActivity, auditTarget, intuneId, storageResponse, activityId, conditionalAccess, resourceId, operation;
    private readonly IAzureMapping activity, signIn, entraAudit, intuneAudit, keyVault, storage, hunting;

    /// <param name="context">What the file is read with.</param>
    public AzureLogReader(ReaderContext context)
        : base(context)
    {
        var fields = new AzureFields(path => Field(path), path => Whole(path));
        var symbols = new AzureSymbols(context.Symbols);
        category = fields.Text("category", "category.value", "Category", "CategoryValue", "properties.eventCategory");
        auditActivity = fields.Text("properties.activityDisplayName", "activityDisplayName", "ActivityDisplayName");
        auditTarget = fields.Text("properties.targetResourceType");
        intuneId = fields.Text("properties.AuditEventId");
        storageResponse = fields.Text("properties.metricResponseType", "MetricResponseType");
        activityId = fields.Text("eventDataId", "EventDataId");
        conditionalAccess = fields.Text("conditionalAccessStatus", "ConditionalAccessStatus");
        resourceId = fields.Text("resourceId", "resourceid", "ResourceId", "_ResourceId");
        operation = fields.Text("operationName", "operationname", "operationName.value", "OperationNameValue", "OperationName");
        activity = new ActivityMapping(fields, symbols);
        signIn = new SignInMapping(fields, symbols);
        entraAudit = new EntraAuditMapping(fields, symbols);
        intuneAudit = new IntuneAuditMapping(fields, symbols);
        keyVault = new KeyVaultMapping(fields, symbols);
        storage = new StorageMapping(fields, symbols);
        hunting = new AlertMapping(fields, symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var mapping = MappingOf(record);
        if (mapping is null)
        {
            if (category.In(record).IsEmpty) output.Reject(at, "category: missing, and the record is of no known form");
            else output.Ignore(at, "other category");
            return;
        }

        ref var added = ref Begin(output, at, 0, EventClass.ApiActivity);
        if (mapping.Map(record, ref added, output) is not { } reason) return;
        output.RemoveLastActor();
        output.Reject(at, reason);
    }

    private IAzureMapping? MappingOf(in JsonRecord record)
    {
        // Entra's own categories (Policy, RoleManagement …) may stand where the log's belongs: the form decides first.
        if (!intuneId.In(record).IsEmpty) return intuneAudit;
        if (!auditActivity.In(record).IsEmpty || !auditTarget.In(record).IsEmpty) return entraAudit;
        switch (AzureCategories.Of(category.In(record)))
        {
            case AzureLogKinds.Activity:
                return operation.In(record).IndexOf((byte)'/') >= 0 || !activityId.In(record).IsEmpty ? activity : null;
            case AzureLogKinds.SignIn:
                return signIn;
            case AzureLogKinds.Storage:
                return storage;
            case AzureLogKinds.KeyVault:
                return IsVault(resourceId.In(record)) ? keyVault : null;
            case AzureLogKinds.AdvancedHunting:
                return hunting;
            case AzureLogKinds.EntraAudit | AzureLogKinds.IntuneAudit:
                return entraAudit;
        }

        if (!activityId.In(record).IsEmpty) return activity;
        if (!storageResponse.In(record).IsEmpty) return storage;
        return !conditionalAccess.In(record).IsEmpty ? signIn : null;
    }

    private static bool IsVault(ReadOnlySpan<byte> id)
    {
        Span<byte> lower = stackalloc byte[512];
        if (id.Length > lower.Length) id = id[..lower.Length];
        for (var i = 0; i < id.Length; i++) lower[i] = (byte)(id[i] | 0x20); // "/" and "." have that bit already
        return lower[..id.Length].IndexOf("/microsoft.keyvault/"u8) >= 0;
    }
}
