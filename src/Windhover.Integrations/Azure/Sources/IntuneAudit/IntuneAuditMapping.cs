using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.IntuneAudit;

/// <summary>From a change of Intune's configuration to an event.</summary>
internal sealed class IntuneAuditMapping : IAzureMapping
{
    private static readonly string[] AccountWords = ["RoleAssignment", "RoleDefinition", "DeviceAndAppManagementRole"];

    private readonly AzureSymbols symbols;
    private readonly Symbol service;
    private readonly SymbolCache agents;
    private readonly AzureField time, id, operation, identity, upn, objectId, application, applicationName, targetId, targetName, targets, result, status, description, tenant;

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public IntuneAuditMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        service = symbols.Table.Intern("intune"u8);
        agents = new SymbolCache(symbols.Table);
        time = fields.Text("time", "TimeGenerated");
        id = fields.Text("properties.AuditEventId");
        operation = fields.Text("operationName", "OperationName");
        identity = fields.Text("identity");
        upn = fields.Text("properties.Actor.UPN");
        objectId = fields.Text("properties.Actor.ObjectId");
        application = fields.Text("properties.Actor.Application");
        applicationName = fields.Text("properties.Actor.ApplicationName");
        targetId = fields.Text("properties.TargetObjectIds");
        targetName = fields.Text("properties.TargetDisplayNames");
        targets = fields.Whole("properties.Targets");
        result = fields.Text("resultType", "ResultType");
        status = fields.Text("properties.ActivityResultStatus");
        description = fields.Text("resultDescription", "ResultDescription");
        tenant = fields.Text("tenantId");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "time: missing";
        if (!IsoTime.TryRead(when, out activity.Time)) return "time: not a time";
        var name = operation.In(record);
        if (name.IsEmpty) return "operationName: missing";

        activity.Operation = symbols.Of(name);
        activity.Service = service;
        activity.Id = RecordId.FromText(id.In(record));
        activity.Account = symbols.Lower(tenant.In(record));
        var text = Encoding.UTF8.GetString(name);
        activity.Activity = Verb(text);
        if (activity.Activity != ActivityKind.Read && AccountWords.Any(w => text.Contains(w, StringComparison.OrdinalIgnoreCase))) activity.Class = EventClass.AccountChange;
        Actor(record, ref activity);
        Target(record, text, ref activity);
        Result(record, ref activity);
        return null;
    }

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var actor = upn.In(record);
        if (actor.IsEmpty) actor = identity.In(record);
        if (actor.IsEmpty && AzureIdentity.IsId(objectId.In(record))) actor = objectId.In(record);
        if (actor.IsEmpty) actor = application.In(record);
        activity.Actor = symbols.Lower(actor);
        activity.ActorKind = actor.IsEmpty ? ActorKind.Unknown : ActorKind.User;
        activity.Agent = agents.Of(applicationName.In(record));
    }

    private void Target(in JsonRecord record, string name, ref ActorActivity activity)
    {
        var target = targetId.In(record);
        activity.Resource = symbols.Lower(target.IsEmpty ? targetName.In(record) : target);
        activity.ResourceKind = symbols.Table.Intern(name[(name.LastIndexOf(' ') + 1)..].ToLowerInvariant());
        foreach (var one in targets.Slice(record))
        {
            foreach (var property in one["ModifiedProperties"])
            {
                if (property.Text("Name").SequenceEqual("TargetGroupIDs"u8)) activity.Related = symbols.Lower(property.Text("New"));
            }
        }

        var shown = targetName.In(record);
        if (activity.Related.IsNone && !target.IsEmpty && !shown.SequenceEqual("<null>"u8)) activity.Related = symbols.Of(shown);
    }

    private void Result(in JsonRecord record, ref ActorActivity activity)
    {
        var said = result.In(record);
        var isSuccess = Ascii.EqualsIgnoreCase(said, "Success"u8) || (said.IsEmpty && status.In(record).SequenceEqual("1"u8));
        if (said.IsEmpty && status.In(record).IsEmpty) return;
        activity.Outcome = isSuccess ? Outcome.Success : Outcome.Failure;
        if (isSuccess) return;
        var why = description.In(record);
        activity.Error = symbols.Of(why.IsEmpty || why.Length > 64 || why.SequenceEqual("None"u8) ? said : why);
    }

    private static ActivityKind Verb(string name)
    {
        if (Starts(name, "Create")) return ActivityKind.Create;
        if (Starts(name, "Delete")) return ActivityKind.Delete;
        if (Starts(name, "Get")) return ActivityKind.Read;
        return Starts(name, "Patch") || Starts(name, "Update") || Starts(name, "Set") || Starts(name, "Assign") ? ActivityKind.Update : ActivityKind.Other;
    }

    private static bool Starts(string name, string verb) => name.StartsWith(verb, StringComparison.OrdinalIgnoreCase);
}
