using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Microsoft365.Outputs;

/// <summary>Microsoft Teams by a workflow that waits for a webhook (https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using).</summary>
internal sealed class TeamsOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "teams",
        Title = "Microsoft Teams",
        Page = "https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using",
        Story = "Every message is one Adaptive Card in the channel that the workflow posts to; Teams gives no thread to a workflow's webhook.",
        MessagesAnHour = 60,
        Settings =
        [
            new("webhook_url", "Address of the workflow \"Post to a channel when a webhook request is received\". It is a secret.", IsSecret: true),
            .. OutputTexts.Settings,
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock) => new TeamsOutput(settings, clock);
}
