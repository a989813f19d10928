using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.ServiceNow.Outputs;

/// <summary>ServiceNow by its Table API (https://www.servicenow.com/docs/bundle/zurich-api-reference/page/integrate/inbound-rest/concept/c_TableAPI.html).</summary>
internal sealed class ServiceNowOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "servicenow",
        Title = "ServiceNow",
        Page = "https://www.servicenow.com/docs/bundle/zurich-api-reference/page/integrate/inbound-rest/concept/c_TableAPI.html",
        Story = "Each incident is one record, found again by its `correlation_id`; what becomes of it is a work note, and its closing resolves the record. A test makes a record, which you close.",
        AtLeast = Severity.Medium,
        MessagesAnHour = 60,
        Settings =
        [
            new("url", "Address of the instance, as `https://example.service-now.com`."),
            new("user", "User who may create and write the table; empty where `token` is an OAuth token.", ""),
            new("token", "The user's password, or an OAuth bearer token.", IsSecret: true),
            new("table", "Table of the records.", "incident"),
            new("assignment_group", "Name or sys_id of the group that gets the records. Empty for none.", ""),
            new("close_state", "Value of `state` when the incident is closed; 6 is Resolved. Empty to leave the state.", "6"),
            new("reopen_state", "Value of `state` when the incident is opened again; 2 is In Progress. Empty to leave the state.", "2"),
            new("close_code", "Value of `close_code`, as the instance has it.", "Solution provided"),
            .. OutputTexts.Settings,
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => settings["table"].Length > 0 && settings["table"].All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? new ServiceNowOutput(settings, clock)
        : throw new CollectorSettingsException("table", "expected the name of a table: letters, digits and _");
}
