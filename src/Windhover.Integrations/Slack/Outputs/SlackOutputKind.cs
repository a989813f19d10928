using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Slack.Outputs;

/// <summary>Slack, by an incoming webhook (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks) or as an app (https://docs.slack.dev/reference/methods/chat.postMessage).</summary>
internal sealed class SlackOutputKind : IOutputKind
{
    /// <inheritdoc/>
    public OutputKindDescriptor Descriptor { get; } = new()
    {
        Name = "slack",
        Title = "Slack",
        Page = "https://docs.slack.dev/reference/methods/chat.postMessage",
        Story = "With `token` and `channel` each incident is one thread: what becomes of it is a reply, and a reply that says that it got worse is shown in the channel too. With `webhook_url` every message stands for itself, as Slack gives no thread there.",
        MessagesAnHour = 60,
        Settings =
        [
            new("webhook_url", "Address of an incoming webhook. It is a secret. Either this or `token` and `channel`.", "", IsSecret: true),
            new("token", "Bot token with the scope `chat:write`.", "", IsSecret: true),
            new("channel", "Id of the channel, as `C0123456789`; the bot has to be in it.", ""),
            new("api_url", "Address of the Web API.", "https://slack.com/api/"),
            .. OutputTexts.Settings,
            .. OutputHttp.Settings,
        ],
    };

    /// <inheritdoc/>
    public IOutput Open(CollectorSettings settings, TimeProvider clock)
    {
        var (isHook, isApp) = (settings["webhook_url"].Length > 0, settings["token"].Length > 0);
        if (isHook == isApp) throw new CollectorSettingsException("webhook_url", "expected either it, or token and channel");
        if (isApp && settings["channel"].Length == 0) throw new CollectorSettingsException("channel", "must be set with token");
        return isHook ? new SlackWebhookOutput(settings, clock) : new SlackAppOutput(settings, clock);
    }
}
