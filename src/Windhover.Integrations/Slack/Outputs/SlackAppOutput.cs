using System.Text.Json.Nodes;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Slack.Outputs;

/// <summary>
/// Posts as an app, one thread an incident: the timestamp of the first message is the thread's name. Errors come with 200 and <c>"ok": false</c>, limits with 429 and <c>Retry-After</c>
/// (https://docs.slack.dev/reference/methods/chat.postMessage, https://docs.slack.dev/apis/web-api/rate-limits).
/// </summary>
internal sealed class SlackAppOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private static readonly string[] Passing = ["ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout", "message_limit_exceeded"];
    private readonly OutputHttp http = new(settings, clock);
    private readonly OutputTexts texts = new(settings);
    private readonly Uri address = new(OutputHttp.Base(settings, "api_url"), "chat.postMessage");
    private readonly string channel = settings["channel"];
    private readonly KeyValuePair<string, string> authorization = new("Authorization", $"Bearer {settings["token"]}");

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var body = SlackMessage.Of(message, texts);
        body["channel"] = channel;

        // Whoever reads the channel by program tells a message that came twice by its id.
        body["metadata"] = new JsonObject { ["event_type"] = "windhover_incident", ["event_payload"] = new JsonObject { ["key"] = message.Key, ["message_id"] = message.MessageId } };
        if (message.RemoteId.Length > 0)
        {
            body["thread_ts"] = message.RemoteId;
            body["reply_broadcast"] = message.Changes.Any(c => c is OutputChange.SeverityRose or OutputChange.VerdictChanged or OutputChange.Reopened);
        }

        var answer = await http.SendAsync(HttpMethod.Post, address, body, [authorization], cancellation).ConfigureAwait(false);
        if (answer.Failure is { } failure) return failure;
        var json = answer.Json;
        if (json.Flag("ok"))
            return SendResult.Delivered($"{address.Host} posted it", message.RemoteId.Length > 0 ? "" : json.Text("ts"));
        var error = json.Text("error");
        return Passing.Contains(error, StringComparer.Ordinal) ? SendResult.RetryLater($"{address.Host}: {error}") : SendResult.Refused($"{address.Host}: {error}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }
}
