using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.PagerDuty.Outputs;

/// <summary>PagerDuty by its Events API v2 (https://developer.pagerduty.com/docs/events-api-v2/trigger-events/).</summary>
internal sealed class PagerDutyOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "pagerduty",
        Title = "PagerDuty",
        Page = "https://developer.pagerduty.com/docs/events-api-v2/trigger-events/",
        Story = "Each incident is one alert, by its `dedup_key`: it is triggered, triggered again when it gets worse, which updates it, and resolved when it is closed here. A test is triggered and resolved.",
        AtLeast = Severity.High,
        MessagesAnHour = 60,
        Settings =
        [
            new("routing_key", "Integration key of the service, 32 characters.", IsSecret: true),
            new("url", "Where events are sent; of the EU region `https://events.eu.pagerduty.com/v2/enqueue`.", "https://events.pagerduty.com/v2/enqueue"),
            .. OutputTexts.Settings,
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => settings["routing_key"].Length == 32
        ? new PagerDutyOutput(settings, clock)
        : throw new CollectorSettingsException("routing_key", "expected 32 characters");
}
