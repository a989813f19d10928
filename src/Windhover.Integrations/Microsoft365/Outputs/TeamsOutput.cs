using System.Text.Json.Nodes;
using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Microsoft365.Outputs;

/// <summary>
/// Posts Adaptive Cards. Texts stand in text runs of rich text blocks (https://adaptivecards.io/explorer/TextRun.html): cards read Markdown in text blocks and facts
/// (https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-format), and in text runs they do not, so that what others wrote cannot become a link.
/// </summary>
internal sealed class TeamsOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private readonly OutputHttp http = new(settings, clock);
    private readonly OutputTexts texts = new(settings);
    private readonly Uri address = OutputHttp.Address(settings, "webhook_url");

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var answer = await http.SendAsync(HttpMethod.Post, address, Post(message), [], cancellation).ConfigureAwait(false);
        return answer.Failure ?? SendResult.Delivered($"{address.Host} answered {answer.Status}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private JsonObject Post(OutputMessage message)
    {
        var body = new JsonArray(Runs(new JsonObject
        {
            ["type"] = "TextRun", ["text"] = texts.Title(message, t => t, 300), ["weight"] = "Bolder", ["size"] = "Large",
            ["color"] = message.Incident.Severity >= Severity.High ? "Attention" : "Default",
        }));
        foreach (var line in texts.Text(message, t => t, 5000).Split('\n').Where(l => l.Length > 0)) body.Add(Runs(new JsonObject { ["type"] = "TextRun", ["text"] = line }));
        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = new JsonObject
                {
                    ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.4",
                    ["msteams"] = new JsonObject { ["width"] = "Full" },
                    ["body"] = body,
                    ["actions"] = new JsonArray(new JsonObject { ["type"] = "Action.OpenUrl", ["title"] = "Open in Windhover", ["url"] = message.Url }),
                },
            }),
        };
    }

    private static JsonObject Runs(JsonObject run) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(run) };
}
