using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Slack.Outputs;

/// <summary>Posts to an incoming webhook: 200 and <c>ok</c>, or an error in words (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks#handling_errors).</summary>
internal sealed class SlackWebhookOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private readonly OutputHttp http = new(settings, clock);
    private readonly OutputTexts texts = new(settings);
    private readonly Uri address = OutputHttp.Address(settings, "webhook_url");

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var answer = await http.SendAsync(HttpMethod.Post, address, SlackMessage.Of(message, texts), [], cancellation).ConfigureAwait(false);
        return answer.Failure ?? SendResult.Delivered($"{address.Host} answered {answer.Status}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }
}
