using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.Splunk.Collection;

/// <summary>Takes logs from whatever can send to Splunk's HTTP Event Collector.</summary>
internal sealed class HecCollector : ICollector
{
    /// <inheritdoc/>
    public CollectorDescriptor Descriptor { get; } = new()
    {
        Name = "splunk.hec",
        Title = "Splunk HTTP Event Collector form",
        Page = "https://help.splunk.com/en/splunk-enterprise/get-data-in/collect-http-event-data/http-event-collector-rest-api-endpoints",
        Settings = PushSettings.With(8088),
    };

    /// <inheritdoc/>
    public ICollection Open(CollectorSettings settings, CollectorContext context) => new HecCollection(settings, context);
}
