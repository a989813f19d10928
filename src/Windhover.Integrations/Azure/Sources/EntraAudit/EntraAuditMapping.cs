using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.EntraAudit;

/// <summary>From a change in the directory, in the form of a diagnostic setting, of Graph or of the AuditLogs table, to an event.</summary>
internal sealed class EntraAuditMapping : IAzureMapping
{
    private readonly AzureSymbols symbols;
    private readonly EntraAuditTargets targets;
    private readonly AzureField time, id, operation, category, operationType, loggedBy, tenant, directory, address;
    private readonly AzureField identity, userName, userId, homeTenant, appPrincipal, appId, appName, userAddress, agent;
    private readonly AzureField result, reason, description;
    private readonly Dictionary<(Symbol Operation, Symbol Category, Symbol Type), (EventClass Class, ActivityKind Kind)> known = [];

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public EntraAuditMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        targets = new EntraAuditTargets(fields, symbols);
        time = fields.Text("properties.activityDateTime", "activityDateTime", "ActivityDateTime", "time", "TimeGenerated");
        id = fields.Text("properties.id", "id", "Id");
        operation = fields.Text("operationName", "operationname", "OperationName", "properties.activityDisplayName", "activityDisplayName", "ActivityDisplayName");
        category = fields.Text("properties.category", "properties.auditEventCategory", "category", "Category");
        operationType = fields.Text("properties.operationType", "operationType", "AADOperationType");
        loggedBy = fields.Text("properties.loggedByService", "loggedByService", "LoggedByService");
        tenant = fields.Text("tenantId", "tenantid", "AADTenantId");
        directory = fields.Text("resourceId", "resourceid", "ResourceId");
        address = fields.Text("callerIpAddress", "calleripaddress");
        identity = fields.Text("identity", "Identity.displayName");
        userName = Initiator(fields, "user.userPrincipalName");
        userId = Initiator(fields, "user.id");
        userAddress = Initiator(fields, "user.ipAddress");
        homeTenant = Initiator(fields, "user.homeTenantId");
        appPrincipal = Initiator(fields, "app.servicePrincipalId");
        appId = Initiator(fields, "app.appId");
        appName = fields.Text(
            "properties.initiatedBy.app.servicePrincipalName", "initiatedBy.app.servicePrincipalName", "InitiatedBy.app.servicePrincipalName",
            "properties.initiatedBy.app.displayName", "initiatedBy.app.displayName", "InitiatedBy.app.displayName");
        agent = fields.Text("properties.userAgent", "userAgent");
        result = fields.Text("properties.result", "result", "Result", "resultType", "ResultType");
        reason = fields.Text("properties.resultReason", "resultReason", "ResultReason");
        description = fields.Text("resultDescription", "ResultDescription");
        fields.Whole("InitiatedBy");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "activityDateTime: missing";
        if (!IsoTime.TryRead(when, out activity.Time)) return "activityDateTime: not a time";
        var name = operation.In(record);
        if (name.IsEmpty) return "activityDisplayName: missing";

        activity.Operation = symbols.Of(name);
        activity.Service = symbols.Of(loggedBy.In(record));
        activity.Id = RecordId.FromText(id.In(record));
        activity.Account = symbols.Lower(tenant.In(record));
        if (activity.Account.IsNone) activity.Account = symbols.Tenant(directory.In(record));
        (activity.Class, activity.Activity) = Judge(activity.Operation, symbols.Of(category.In(record)), symbols.Of(operationType.In(record)));
        Actor(record, ref activity);
        CallerAddress.Read(userAddress.In(record), ref activity);
        if (activity.SourceAddress.IsNone) CallerAddress.Read(address.In(record), ref activity);
        activity.Agent = symbols.Agent(agent.In(record));
        targets.Map(record, ref activity);
        Result(record, ref activity);
        return null;
    }

    private static AzureField Initiator(AzureFields fields, string path) => fields.Text("properties.initiatedBy." + path, "initiatedBy." + path, "InitiatedBy." + path);

    private (EventClass Class, ActivityKind Kind) Judge(Symbol name, Symbol of, Symbol type)
    {
        if (known.TryGetValue((name, of, type), out var found)) return found;
        if (known.Count >= 16_384) known.Clear();
        return known[(name, of, type)] = EntraAuditOperation.Of(symbols.Table.Text(name), symbols.Table.Text(of), symbols.Table.Text(type));
    }

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var user = userName.In(record);
        if (user.IsEmpty && AzureIdentity.IsId(userId.In(record))) user = userId.In(record);
        var home = homeTenant.In(record);
        if (AzureIdentity.IsId(home)) activity.ActorAccount = symbols.Lower(home);
        if (!user.IsEmpty)
        {
            activity.Actor = symbols.Lower(user);
            activity.ActorKind = ActorKind.User;
            return;
        }

        var app = appPrincipal.In(record);
        if (!AzureIdentity.IsId(app)) app = appId.In(record);
        if (!app.IsEmpty)
        {
            activity.Actor = symbols.Lower(app);
            activity.ActorKind = ActorKind.User;
            return;
        }

        // The provider's own services have a name and no ids.
        var service = appName.In(record);
        if (!service.IsEmpty)
        {
            activity.Actor = symbols.Lower(service);
            activity.ActorKind = ActorKind.Service;
            return;
        }

        // Records of 2018 have a sign-in name here; later ones a display name, which is better than nobody.
        var shown = identity.In(record);
        if (shown.IsEmpty || shown.SequenceEqual("NA"u8)) return;
        activity.Actor = symbols.Lower(shown);
        activity.ActorKind = shown.IndexOf((byte)'@') >= 0 ? ActorKind.User : ActorKind.Unknown;
    }

    private void Result(in JsonRecord record, ref ActorActivity activity)
    {
        var said = result.In(record);
        if (said.IsEmpty) return;

        // Old records write numbers: 0 is success.
        activity.Outcome = Ascii.EqualsIgnoreCase(said, "success"u8) || said.SequenceEqual("0"u8) ? Outcome.Success : Outcome.Failure;
        if (activity.Outcome == Outcome.Success) return;
        var why = reason.In(record);
        if (why.IsEmpty) why = description.In(record);
        activity.Error = symbols.Of(why.IsEmpty || why.Length > 64 ? said : why);
    }
}
