using System.Text;
using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Azure.Sources.AdvancedHunting;

/// <summary>From an alert, or one piece of its evidence, of the streamed advanced hunting tables to a finding.</summary>
internal sealed class AlertMapping : IAzureMapping
{
    private readonly AzureSymbols symbols;
    private readonly AzureField time, id, table, category, categories, title, severity, source, tenant, entityType, user, userId, device, deviceName, remote, local;
    private readonly AzureField file, url, resource, cloudResource, application;

    /// <param name="fields">Keeps the fields.</param>
    /// <param name="symbols">Keeps the columns.</param>
    public AlertMapping(AzureFields fields, AzureSymbols symbols)
    {
        this.symbols = symbols;
        time = fields.Text("properties.Timestamp", "time");
        id = fields.Text("properties.AlertId");
        table = fields.Text("category");
        category = fields.Text("properties.Category");
        categories = fields.Text("properties.Categories");
        title = fields.Text("properties.Title");
        severity = fields.Text("properties.Severity");
        source = fields.Text("properties.ServiceSource");
        tenant = fields.Text("tenantId");
        entityType = fields.Text("properties.EntityType");
        user = fields.Text("properties.AccountUpn");
        userId = fields.Text("properties.AccountObjectId");
        device = fields.Text("properties.DeviceId");
        deviceName = fields.Text("properties.DeviceName");
        remote = fields.Text("properties.RemoteIP");
        local = fields.Text("properties.LocalIP");
        file = fields.Text("properties.SHA256", "properties.SHA1", "properties.FileName");
        url = fields.Text("properties.RemoteUrl");
        resource = fields.Text("properties.ResourceID");
        cloudResource = fields.Text("properties.CloudResource");
        application = fields.Text("properties.Application");
    }

    /// <inheritdoc />
    public string? Map(in JsonRecord record, ref ActorActivity activity, EventBuffer output)
    {
        var when = time.In(record);
        if (when.IsEmpty) return "Timestamp: missing";
        if (!IsoTime.TryRead(when, out activity.Time)) return "Timestamp: not a time";
        if (id.In(record).IsEmpty) return "AlertId: missing";

        activity.Class = EventClass.DetectionFinding;
        var kind = category.In(record);
        activity.Operation = symbols.Of(kind.IsEmpty ? FirstOf(categories.In(record)) : kind);
        activity.Related = symbols.Of(title.In(record));
        activity.Severity = AzureSeverity.Of(severity.In(record));
        activity.Service = symbols.Of(source.In(record));
        activity.Account = symbols.Lower(tenant.In(record));

        // Every piece of evidence bears the id of its alert: only the alert's own row is told apart by it.
        if (!table.In(record).EndsWith("Evidence"u8)) activity.Id = RecordId.FromText(id.In(record));
        Evidence(record, ref activity);
        return null;
    }

    private void Evidence(in JsonRecord record, ref ActorActivity activity)
    {
        var name = user.In(record);
        activity.Actor = symbols.Lower(name.IsEmpty ? userId.In(record) : name);
        if (!activity.Actor.IsNone) activity.ActorKind = ActorKind.User;
        activity.Host = symbols.Lower(device.In(record));
        CallerAddress.Read(remote.In(record), ref activity);
        if (CallerAddress.TryRead(local.In(record), out var own, out _)) activity.Destination = own;

        var what = entityType.In(record);
        activity.ResourceKind = symbols.Lower(what);
        var subject = Is(what, "Machine"u8) ? deviceName.In(record) : Is(what, "File"u8) || Is(what, "Process"u8) ? file.In(record) : Is(what, "Url"u8) ? url.In(record) : default;
        if (subject.IsEmpty) subject = resource.In(record);
        if (subject.IsEmpty) subject = cloudResource.In(record);
        if (subject.IsEmpty) subject = application.In(record);
        if (subject.IsEmpty) subject = deviceName.In(record);
        activity.Resource = subject.IsEmpty ? activity.Actor : symbols.Lower(subject);
    }

    private static bool Is(ReadOnlySpan<byte> type, ReadOnlySpan<byte> word) => Ascii.EqualsIgnoreCase(type, word);

    // A JSON array inside a text: ["DefenseEvasion"].
    private static ReadOnlySpan<byte> FirstOf(ReadOnlySpan<byte> list)
    {
        list = list.TrimStart("[ "u8);
        if (list.IsEmpty || list[0] != '"') return list.TrimEnd("] "u8);
        list = list[1..];
        var end = list.IndexOf((byte)'"');
        return end < 0 ? default : list[..end];
    }
}
