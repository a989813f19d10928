using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Splunk.Outputs;

/// <summary>Splunk by its HTTP Event Collector (https://docs.splunk.com/Documentation/Splunk/latest/Data/FormateventsforHTTPEventCollector).</summary>
internal sealed class SplunkOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "splunk",
        Title = "Splunk HTTP Event Collector",
        Page = "https://docs.splunk.com/Documentation/Splunk/latest/Data/FormateventsforHTTPEventCollector",
        Story = "Every message is one event: the incident as an OCSF Incident Finding. The fields `windhover_key` and `windhover_message_id` tell which incident it is of and whether it came twice; `windhover_changes` says what happened.",
        Settings =
        [
            new("url", "Address of the collector, as `https://splunk.example.org:8088`."),
            new("token", "Token of the collector.", IsSecret: true),
            new("index", "Index of the events. Empty for the token's own.", ""),
            new("source", "Their source.", "windhover"),
            new("sourcetype", "Their source type.", "ocsf:incident_finding"),
            new("ack", "`true` to hold an event for delivered only when the indexer says that it is indexed; the token must have indexer acknowledgement on (https://docs.splunk.com/Documentation/Splunk/9.3.0/Data/AboutHECIDXAck).", "false"),
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => new SplunkOutput(settings, clock);
}
