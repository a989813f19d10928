using System.Text.Json.Nodes;
using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.PagerDuty.Outputs;

/// <summary>Triggers and resolves alerts; the <c>dedup_key</c> makes of all messages of one incident one alert, however often one comes.</summary>
internal sealed class PagerDutyOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private readonly OutputHttp http = new(settings, clock);
    private readonly OutputTexts texts = new(settings);
    private readonly Uri address = OutputHttp.Address(settings, "url");
    private readonly string routingKey = settings["routing_key"];

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var answer = await http.SendAsync(HttpMethod.Post, address, message.IsOver ? Resolve(message) : Trigger(message), [], cancellation).ConfigureAwait(false);
        if (answer.Failure is null && message.IsTest) answer = await http.SendAsync(HttpMethod.Post, address, Resolve(message), [], cancellation).ConfigureAwait(false);
        return answer.Failure ?? SendResult.Delivered($"{address.Host} took it as {message.Key}");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private JsonObject Resolve(OutputMessage message) => new() { ["routing_key"] = routingKey, ["event_action"] = "resolve", ["dedup_key"] = message.Key };

    private JsonObject Trigger(OutputMessage message)
    {
        var values = OutputValues.Of(message);
        return new JsonObject
        {
            ["routing_key"] = routingKey,
            ["event_action"] = "trigger",
            ["dedup_key"] = message.Key,
            ["payload"] = new JsonObject
            {
                ["summary"] = texts.Title(message, t => t, 1024),
                ["source"] = message.Incident.Entities is [var main, ..] ? OutputText.OneLine(main.Name, 200) is { Length: > 0 } name ? name : "windhover" : "windhover",
                ["severity"] = message.Incident.Severity switch { Severity.Critical => "critical", Severity.High => "error", Severity.Medium => "warning", _ => "info" },
                ["timestamp"] = OutputValues.Time(message.Incident.DetectedAt),
                ["class"] = message.Incident.Attacks is [var attack, ..] ? OutputText.OneLine(attack.Technique, 100) : "incident",
                ["custom_details"] = new JsonObject
                {
                    ["text"] = texts.Text(message, t => t, 8000),
                    ["incident_id"] = values["incident.id"],
                    ["verdict"] = values["incident.verdict"],
                    ["score"] = values["incident.score"],
                    ["entities"] = values["incident.entities"],
                    ["attacks"] = values["incident.attacks"],
                    ["message_id"] = message.MessageId,
                },
            },
            ["links"] = new JsonArray(new JsonObject { ["href"] = message.Url, ["text"] = "Open in Windhover" }),
            ["client"] = "Windhover",
            ["client_url"] = message.Url,
        };
    }
}
