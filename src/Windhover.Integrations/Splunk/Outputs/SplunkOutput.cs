using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Incidents;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Outputs.Exports;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Splunk.Outputs;

/// <summary>
/// Sends events, on a channel of the output's own, and where asked waits for the indexer's acknowledgement: <c>POST /services/collector/ack</c> with the id, until it says true
/// (https://docs.splunk.com/Documentation/Splunk/9.3.0/Data/AboutHECIDXAck).
/// </summary>
internal sealed class SplunkOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private const int MostAsks = 15;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private readonly OutputHttp http = new(settings, clock);
    private readonly Uri events = new(OutputHttp.Base(settings, "url"), "services/collector/event");
    private readonly Uri acks = new(OutputHttp.Base(settings, "url"), "services/collector/ack");
    private readonly (string Index, string Source, string Type) place = (settings["index"], settings["source"], settings["sourcetype"]);
    private readonly bool ack = settings.Flag("ack");
    private readonly IReadOnlyList<KeyValuePair<string, string>> headers = [new("Authorization", $"Splunk {settings["token"]}"), new("X-Splunk-Request-Channel", Channel(settings.Name))];

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var answer = await http.SendAsync(HttpMethod.Post, events, Event(message), headers, cancellation).ConfigureAwait(false);
        if (answer.Failure is { } failure) return failure;
        if (!ack) return SendResult.Delivered($"{events.Host} took it");
        if (answer.Json.Part("ackId").ValueKind != System.Text.Json.JsonValueKind.Number) return SendResult.Refused($"{events.Host} gave no ackId: the token has no indexer acknowledgement");
        var id = answer.Json.Number("ackId");
        for (var asked = 0; asked < MostAsks; asked++)
        {
            var said = await http.SendAsync(HttpMethod.Post, acks, new JsonObject { ["acks"] = new JsonArray(id) }, headers, cancellation).ConfigureAwait(false);
            if (said.Failure is { } unknown) return unknown;
            if (said.Json.Part("acks").Flag(id.ToString(CultureInfo.InvariantCulture))) return SendResult.Delivered($"{events.Host} indexed it");
            await Task.Delay(Pause, clock, cancellation).ConfigureAwait(false);
        }

        return SendResult.RetryLater($"{events.Host} did not say that it is indexed");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private JsonObject Event(OutputMessage message)
    {
        var finding = ExportFormats.ForIncident("ocsf")!.Write(new IncidentStory { Incident = Clean(message.Incident) });
        var sent = new JsonObject
        {
            ["time"] = message.Time / 1000.0,
            ["source"] = place.Source,
            ["sourcetype"] = place.Type,
            ["event"] = JsonNode.Parse(finding),
            ["fields"] = new JsonObject
            {
                ["windhover_key"] = message.Key,
                ["windhover_message_id"] = message.MessageId,
                ["windhover_changes"] = string.Join(',', message.Changes.Select(c => OutputValues.Snake(c))),
                ["windhover_notes"] = OutputText.OneLine(string.Join(' ', message.Notes), 1000),
                ["windhover_url"] = message.Url,
            },
        };
        if (place.Index.Length > 0) sent["index"] = place.Index;
        return sent;
    }

    private static Incident Clean(Incident incident) => incident with
    {
        Title = OutputText.OneLine(incident.Title, 500),
        Summary = OutputText.Lines(incident.Summary, 8000),
        Entities = [.. incident.Entities.Select(e => e with { Name = OutputText.OneLine(e.Name, 300) })],
    };

    // A GUID that is the output's own, and the same after a restart.
    private static string Channel(string name) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes("windhover channel " + name)).AsSpan(0, 16)).ToString();
}
