using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Outputs;

namespace Windhover.Integrations.Jira.Outputs;

/// <summary>
/// Makes one issue an incident. Jira deduplicates nothing: after an attempt whose end is not known the issue is looked for by its label first
/// (https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-post).
/// </summary>
internal sealed class JiraOutput(CollectorSettings settings, TimeProvider clock) : IOutput
{
    private readonly OutputHttp http = new(settings, clock);
    private readonly OutputTexts texts = new(settings);
    private readonly Uri api = new(OutputHttp.Base(settings, "url"), "rest/api/3/");
    private readonly string project = settings["project"];
    private readonly string issueType = settings["issue_type"];
    private readonly IReadOnlyList<string> labels = [.. settings.List("labels").Where(l => !l.Contains(' ', StringComparison.Ordinal))];
    private readonly string closing = settings["close_transition"];
    private readonly string reopening = settings["reopen_transition"];
    private readonly KeyValuePair<string, string> authorization = new("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{settings["user"]}:{settings["token"]}")));

    /// <inheritdoc/>
    public async Task<SendResult> SendAsync(OutputMessage message, CancellationToken cancellation)
    {
        var issue = message.RemoteId;
        if (issue.Length == 0 && message.Attempt > 1)
        {
            var found = await FindAsync(message, cancellation).ConfigureAwait(false);
            if (found.Failure is { } unknown) return unknown;
            issue = found.Json.Items("issues").Select(i => i.Text("key")).FirstOrDefault() ?? "";
            if (issue.Length > 0 && message.Changes is [OutputChange.Told]) return SendResult.Delivered($"{api.Host} has it as {issue}", issue);
        }

        var isNew = issue.Length == 0;
        if (isNew)
        {
            var made = await CallAsync(HttpMethod.Post, "issue", Issue(message), cancellation).ConfigureAwait(false);
            if (made.Failure is { } failed) return failed;
            issue = made.Json.Text("key");
            if (issue.Length == 0) return SendResult.RetryLater($"{api.Host} made an issue and named none");
        }

        var moved = await MoveAsync(message, issue, cancellation).ConfigureAwait(false);
        if (moved is not null && isNew) return moved with { State = SendState.Delivered, RemoteId = issue };
        if (moved is not null) return moved;
        if (isNew) return SendResult.Delivered($"{api.Host} made {issue}", issue);
        var body = new JsonObject { ["body"] = JiraDocument.Of($"{texts.Title(message, t => t, 255)}\n{texts.Text(message, t => t, 20000)}", message.Url) };
        var said = await CallAsync(HttpMethod.Post, $"issue/{Uri.EscapeDataString(issue)}/comment", body, cancellation).ConfigureAwait(false);
        return said.Failure ?? SendResult.Delivered($"{api.Host} took a comment on {issue}", issue);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    private JsonObject Issue(OutputMessage message) => new()
    {
        ["fields"] = new JsonObject
        {
            ["project"] = new JsonObject { ["key"] = project },
            ["issuetype"] = new JsonObject { ["name"] = issueType },
            ["summary"] = texts.Title(message, t => t, 255),
            ["description"] = JiraDocument.Of(texts.Text(message, t => t, 20000), message.Url),
            ["labels"] = new JsonArray([.. labels.Append(message.Key).Select(l => (JsonNode?)l)]),
        },
    };

    private Task<OutputAnswer> FindAsync(OutputMessage message, CancellationToken cancellation)
    {
        // The key holds letters, digits, - and _ alone, and the project's was looked at.
        var query = new JsonObject { ["jql"] = $"project = \"{project}\" AND labels = \"{message.Key}\"", ["fields"] = new JsonArray("summary"), ["maxResults"] = 1 };
        return CallAsync(HttpMethod.Post, "search/jql", query, cancellation);
    }

    // Before the comment, for it may be done twice and a comment should not be. An issue whose workflow has no such way is left where it is.
    private async Task<SendResult?> MoveAsync(OutputMessage message, string issue, CancellationToken cancellation)
    {
        var wanted = message.IsOver ? closing : message.Changes.Contains(OutputChange.Reopened) ? reopening : "none";
        if (wanted == "none" || (!message.IsOver && wanted.Length == 0)) return null;
        var path = $"issue/{Uri.EscapeDataString(issue)}/transitions";
        var ways = await CallAsync(HttpMethod.Get, path, null, cancellation).ConfigureAwait(false);
        if (ways.Failure is { } failed) return failed;
        var way = ways.Json.Items("transitions").FirstOrDefault(t => wanted.Length > 0 ? string.Equals(t.Text("name"), wanted, StringComparison.OrdinalIgnoreCase) : t.Part("to").Part("statusCategory").Text("key") == "done");
        if (way.ValueKind == JsonValueKind.Undefined) return null;
        var moved = await CallAsync(HttpMethod.Post, path, new JsonObject { ["transition"] = new JsonObject { ["id"] = way.Text("id") } }, cancellation).ConfigureAwait(false);
        return moved.Failure;
    }

    private Task<OutputAnswer> CallAsync(HttpMethod method, string path, JsonNode? body, CancellationToken cancellation) => http.SendAsync(method, new Uri(api, path), body, [authorization, new("Accept", "application/json")], cancellation);
}
