using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Response.Actions;
using Windhover.Testing.Response;

namespace Windhover.Tests.Integrations.Kubernetes.Actions;

/// <summary>A part of the cluster that one test has for itself.</summary>
internal sealed class ClusterPlatform(Cluster cluster, IResponderConnection connection, ActionRequest request, ActionRequest unknown) : ActionPlatform
{
    private static readonly string[] Passing = ["resourceVersion", "managedFields", "creationTimestamp", "generation", "selfLink"];

    /// <summary>Objects and lists that make up the part.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What a person does in between: the path and the merge patch.</summary>
    public Func<ActionPlan, (string Path, string Patch)>? Person { get; init; }

    /// <inheritdoc/>
    public override IResponderConnection Connection => connection;

    /// <inheritdoc/>
    public override ActionRequest Request => request;

    /// <inheritdoc/>
    public override ActionRequest Unknown => unknown;

    private string PersonsPath { get; set; } = "";

    /// <inheritdoc/>
    public override async Task<string> DumpAsync()
    {
        var text = new StringBuilder();
        foreach (var path in Paths) text.Append(path).Append(' ').Append(Plain(await cluster.AskAsync("GET", path))).Append('\n');
        return text.ToString();
    }

    /// <inheritdoc/>
    public override async Task<bool> ChangeAsPersonAsync(ActionPlan plan)
    {
        if (Person is null) return false;
        (PersonsPath, var patch) = Person(plan);
        await cluster.AskAsync("PATCH", PersonsPath, patch);
        return true;
    }

    /// <inheritdoc/>
    public override async Task<string> PersonsPartAsync()
    {
        var part = await cluster.AskAsync("GET", PersonsPath);
        return $"{part?["spec"]?.ToJsonString()} {part?["subjects"]?.ToJsonString()}";
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => connection.DisposeAsync();

    private static string Plain(JsonNode? node)
    {
        foreach (var one in node?["items"] is JsonArray items ? [node, .. items] : new[] { node })
        {
            foreach (var passing in Passing) (one?["metadata"] as JsonObject)?.Remove(passing);
        }

        return node?.ToJsonString() ?? "none";
    }
}
