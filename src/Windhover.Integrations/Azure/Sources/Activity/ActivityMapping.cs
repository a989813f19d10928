using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.Activity;

/// <summary>
/// From a record of the activity log, as a diagnostic setting exports it, as the REST API answers it, or as the AzureActivity table, to an event. One operation
/// gives several records (started, accepted, ended) under one correlation id: each is an event of its own.
/// </summary>
internal sealed class ActivityMapping : IAzureMapping
{
    private const int MostOperations = 16_384;

    private readonly AzureSymbols symbols;
    private readonly AzureField time, id, operation, category, status, subStatus, statusCode, resource, scope, action, address, location, subscription, tenant, caller, claims;
    private readonly AzureField requestBody, responseBody, eventName, severity, entity, entityType;
    private readonly Dictionary<Symbol, (ActivityOperation Operation, Symbol Service)> known = [];

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public ActivityMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        time = fields.Text("eventTimestamp", "time", "TimeGenerated");
        id = fields.Text("eventDataId", "EventDataId", "properties.eventDataId");
        operation = fields.Text("operationName", "operationname", "operationName.value", "OperationNameValue", "OperationName");
        category = fields.Text("properties.eventCategory", "category", "category.value", "CategoryValue", "Category");
        status = fields.Text("resultType", "status.value", "ActivityStatusValue", "ActivityStatus");
        subStatus = fields.Text("resultSignature", "subStatus.value", "ActivitySubstatusValue");
        statusCode = fields.Text("properties.statusCode");
        resource = fields.Text("resourceId", "resourceid", "_ResourceId", "ResourceId");
        scope = fields.Text("identity.authorization.scope", "authorization.scope", "Authorization_d.scope");
        action = fields.Text("identity.authorization.action", "authorization.action", "Authorization_d.action");
        address = fields.Text("callerIpAddress", "calleripaddress", "httpRequest.clientIpAddress", "CallerIpAddress");
        location = fields.Text("properties.resourceLocation", "location");
        subscription = fields.Text("subscriptionId", "SubscriptionId");
        tenant = fields.Text("tenantId", "tenantid");
        caller = fields.Text("caller", "Caller");
        claims = fields.Whole("identity.claims", "claims", "Claims_d", "Claims");
        requestBody = fields.Whole("properties.requestbody", "properties.requestBody", "Properties_d.requestbody");
        responseBody = fields.Whole("properties.responseBody", "properties.responsebody", "Properties_d.responseBody");
        eventName = fields.Text("eventName.value", "properties.eventName", "Properties_d.eventName");
        severity = fields.Text("properties.severity", "Properties_d.severity");
        entity = fields.Text("properties.compromisedEntity", "Properties_d.compromisedEntity");
        entityType = fields.Text("properties.attackedResourceType", "Properties_d.attackedResourceType");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "time: missing";
        if (!IsoTime.TryRead(when, out activity.Time)) return "time: not a time";
        var name = operation.In(record);
        if (name.IsEmpty) name = action.In(record);
        if (name.IsEmpty) return "operationName: missing";

        activity.Operation = symbols.Lower(name);
        activity.Id = RecordId.FromText(id.In(record));
        activity.Region = symbols.Of(location.In(record));
        var (judged, service) = Judge(activity.Operation);
        activity.Class = judged.Class;
        activity.Activity = judged.Activity;
        activity.Service = service;
        Actor(record, ref activity);
        Target(record, ref activity);
        Result(record, name, ref activity);
        if (activity.Class == EventClass.AccountChange) Granted(record, ref activity);
        if (category.In(record).SequenceEqual("Security"u8)) Finding(record, ref activity);
        if (activity.Outcome == Outcome.Success) ActivityTags.Learn(symbols.Table, activity, responseBody.Slice(record), requestBody.Slice(record), output);
        return null;
    }

    private (ActivityOperation Operation, Symbol Service) Judge(Symbol name)
    {
        if (known.TryGetValue(name, out var found)) return found;
        if (known.Count >= MostOperations) known.Clear();
        var judged = ActivityOperation.Of(symbols.Table.Text(name));
        return known[name] = (judged, symbols.Table.Intern(judged.Service));
    }

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var token = TokenClaims.Of(claims.In(record));
        AzureIdentity.FromClaims(token, symbols, ref activity);
        var called = caller.In(record);
        if (activity.Actor.IsNone && !called.IsEmpty)
        {
            activity.Actor = symbols.Lower(called);

            // A provider's own engine calls under its resource type.
            activity.ActorKind = called.StartsWith("Microsoft."u8) ? ActorKind.Service : ActorKind.User;
        }

        CallerAddress.Read(address.In(record), ref activity);
        if (activity.SourceAddress.IsNone) CallerAddress.Read(token.Address, ref activity);
        if (activity.ActorAccount.IsNone && !activity.Actor.IsNone) activity.ActorAccount = symbols.Lower(tenant.In(record));
    }

    private void Target(in JsonRecord record, ref ActorActivity activity)
    {
        var target = resource.In(record);
        if (target.IsEmpty) target = scope.In(record);
        activity.Resource = symbols.Lower(target);
        activity.ResourceKind = symbols.Kind(target);
        activity.Account = symbols.Subscription(target);
        if (activity.Account.IsNone) activity.Account = symbols.Lower(subscription.In(record));
        if (activity.Account.IsNone) activity.Account = symbols.Lower(tenant.In(record));
    }

    private void Result(in JsonRecord record, ReadOnlySpan<byte> name, ref ActorActivity activity)
    {
        activity.Outcome = ActivityStatus.OutcomeOf(status.In(record));
        var detail = subStatus.In(record);

        // "Failed.Forbidden": the status stands before the dot once more.
        detail = detail[(detail.IndexOf((byte)'.') + 1)..];
        if (detail.IsEmpty) detail = statusCode.In(record);
        if (activity.Outcome == Outcome.Failure) activity.Error = detail.IsEmpty ? symbols.Of(status.In(record)) : symbols.Of(detail);
        if (activity.Activity == ActivityKind.Update && ActivityStatus.IsCreated(detail) && EndsWithWrite(name)) activity.Activity = ActivityKind.Create;
    }

    /// <summary>The role that an assignment gives is only in the body of the request.</summary>
    private void Granted(in JsonRecord record, ref ActorActivity activity)
    {
        var body = requestBody.Slice(record);
        if (body.IsNone) return;
        var properties = body["Properties"].IsNone ? body["properties"] : body["Properties"];
        var role = properties.Text("RoleDefinitionId");
        if (role.IsEmpty) role = properties.Text("roleDefinitionId");
        activity.Related = symbols.Lower(role);
    }

    /// <summary>An alert of Defender for Cloud that is written into the activity log.</summary>
    private void Finding(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Class = EventClass.DetectionFinding;
        activity.Severity = AzureSeverity.Of(severity.In(record));
        activity.Related = symbols.Of(eventName.In(record));
        var affected = entity.In(record);
        if (affected.IsEmpty) return;
        activity.Resource = symbols.Lower(affected);
        activity.ResourceKind = symbols.Lower(entityType.In(record));
    }

    private static bool EndsWithWrite(ReadOnlySpan<byte> name) => name.Length > 6 && (name.EndsWith("/write"u8) || name.EndsWith("/WRITE"u8));
}
