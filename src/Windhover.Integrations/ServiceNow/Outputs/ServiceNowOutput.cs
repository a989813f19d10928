using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Detection;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.ServiceNow.Outputs;

/// <summary>
/// Makes one record an incident. The table deduplicates nothing: where the record is not known it is looked for by its correlation id first. Journal fields show what stands between
/// <c>[code]</c> tags as HTML, so those tags are broken in what others wrote.
/// </summary>
internal sealed class ServiceNowOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private readonly OutputHttp http = new(settings, clock);
    private readonly OutputTexts texts = new(settings);
    private readonly Uri table = new(OutputHttp.Base(settings, "url"), $"api/now/table/{settings["table"]}");
    private readonly string group = settings["assignment_group"];
    private readonly string closeState = settings["close_state"];
    private readonly string reopenState = settings["reopen_state"];
    private readonly string closeCode = settings["close_code"];
    private readonly KeyValuePair<string, string> authorization = new("Authorization", settings["user"].Length > 0
        ? "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings["user"]}:{settings["token"]}"))
        : "Bearer " + settings["token"]);

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var record = message.RemoteId;
        if (record.Length == 0)
        {
            var found = await CallAsync(HttpMethod.Get, $"{table}?sysparm_query={Uri.EscapeDataString("correlation_id=" + message.Key)}&sysparm_fields=sys_id,number&sysparm_limit=1", null, cancellation).ConfigureAwait(false);
            if (found.Failure is { } unknown) return unknown;
            record = found.Json.Items("result").Select(r => r.Text("sys_id")).FirstOrDefault() ?? "";
            if (record.Length > 0 && message.Changes is [OutputChange.Told]) return SendResult.Delivered($"{table.Host} has it as {record}", record);
        }

        if (record.Length == 0)
        {
            var made = await CallAsync(HttpMethod.Post, table.ToString(), New(message), cancellation).ConfigureAwait(false);
            if (made.Failure is { } failed) return failed;
            record = made.Json.Part("result").Text("sys_id");
            if (record.Length == 0) return SendResult.RetryLater($"{table.Host} made a record and named none");
            if (!message.IsOver) return SendResult.Delivered($"{table.Host} made {made.Json.Part("result").Text("number")}", record);
        }

        var changed = await CallAsync(HttpMethod.Patch, $"{table}/{Uri.EscapeDataString(record)}", Change(message), cancellation).ConfigureAwait(false);
        return changed.Failure ?? SendResult.Delivered($"{table.Host} took a work note", record);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private JsonObject New(OutputMessage message)
    {
        var record = new JsonObject
        {
            ["short_description"] = texts.Title(message, Escape, 160),
            ["description"] = $"{texts.Text(message, Escape, 3800)}\n\n{message.Url}",
            ["correlation_id"] = message.Key,
            ["correlation_display"] = "Windhover",
            ["impact"] = Level(message.Incident.Severity),
            ["urgency"] = Level(message.Incident.Severity),
        };
        if (group.Length > 0) record["assignment_group"] = group;
        return record;
    }

    private JsonObject Change(OutputMessage message)
    {
        var note = $"{texts.Title(message, Escape, 300)}\n{texts.Text(message, Escape, 3500)}\n\n{message.Url}";
        var change = new JsonObject { ["work_notes"] = note, ["impact"] = Level(message.Incident.Severity), ["urgency"] = Level(message.Incident.Severity) };
        if (message.IsOver && closeState.Length > 0)
        {
            change["state"] = closeState;
            change["close_code"] = closeCode;
            change["close_notes"] = OutputText.Lines(Escape(string.Join('\n', message.Notes)), 1000) is { Length: > 0 } notes ? notes : "Closed.";
        }
        else if (message.Changes.Contains(OutputChange.Reopened) && reopenState.Length > 0)
        {
            change["state"] = reopenState;
        }

        return change;
    }

    private static string Escape(string text) => text.Replace("[code]", "[ code]", StringComparison.OrdinalIgnoreCase).Replace("[/code]", "[ /code]", StringComparison.OrdinalIgnoreCase);

    private static string Level(Severity severity) => severity switch { >= Severity.High => "1", Severity.Medium => "2", _ => "3" };

    private Task<OutputAnswer> CallAsync(HttpMethod method, string address, JsonNode? body, CancellationToken cancellation) => http.SendAsync(method, new Uri(address), body, [authorization, new("Accept", "application/json")], cancellation);
}
