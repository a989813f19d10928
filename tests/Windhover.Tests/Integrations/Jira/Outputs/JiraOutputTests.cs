using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Testing.Outputs;

namespace Windhover.Tests.Integrations.Jira.Outputs;

public sealed class JiraOutputTests : HttpOutputConformance
{
    private static readonly string Credential = Convert.ToBase64String(Encoding.UTF8.GetBytes("bot@example.org:jira-token"));
    private readonly Dictionary<string, string> keys = new(StringComparer.Ordinal);
    private readonly List<JsonNode> comments = [];
    private string status = "new";

    protected override string Kind => "jira";

    protected override IReadOnlyList<string> Secrets => ["jira-token", Credential];

    protected override IReadOnlyCollection<string> Standing => keys.Keys;

    protected override Dictionary<string, string> Settings(string address) => new() { ["url"] = address, ["user"] = "bot@example.org", ["token"] = "jira-token", ["project"] = "SEC" };

    protected override PeerAnswer Serve(PeerRequest request)
    {
        request.Headers["Authorization"].ShouldBe("Basic " + Credential);
        switch (request.Method, request.Path)
        {
            case ("POST", "/rest/api/3/issue"):
                var fields = request.Json["fields"]!;
                ((string)fields["project"]!["key"]!).ShouldBe("SEC");
                ((string)fields["issuetype"]!["name"]!).ShouldBe("Task");
                ((string)fields["summary"]!).Length.ShouldBeInRange(1, 255);
                ((string)fields["summary"]!).ShouldNotContain('\n');
                IsDocument(fields["description"]!);
                var labels = fields["labels"]!.AsArray().Select(l => (string)l!).ToList();
                labels.ShouldAllBe(l => !l.Contains(' '));
                var key = $"SEC-{keys.Count + 1}";
                keys[key] = labels[^1];
                return new PeerAnswer(201, $$"""{"id": "10000", "key": "{{key}}"}""");
            case ("POST", "/rest/api/3/search/jql"):
                var found = keys.Where(k => ((string)request.Json["jql"]!).Contains($"labels = \"{k.Value}\"", StringComparison.Ordinal)).Select(k => $$"""{"key": "{{k.Key}}"}""");
                return new PeerAnswer(200, $$"""{"issues": [{{string.Join(',', found)}}], "isLast": true}""");
            case ("POST", "/rest/api/3/issue/SEC-1/comment"):
                IsDocument(request.Json["body"]!);
                comments.Add(request.Json);
                return new PeerAnswer(201, """{"id": "1"}""");
            case ("GET", "/rest/api/3/issue/SEC-1/transitions"):
                return new PeerAnswer(200, """{"transitions": [{"id": "11", "name": "Start", "to": {"statusCategory": {"key": "indeterminate"}}}, {"id": "31", "name": "Finish", "to": {"statusCategory": {"key": "done"}}}]}""");
            case ("POST", "/rest/api/3/issue/SEC-1/transitions"):
                ((string)request.Json["transition"]!["id"]!).ShouldBe("31");
                status = "done";
                return new PeerAnswer(204);
            default:
                return new PeerAnswer(404, "{}");
        }
    }

    // Text nodes hold no markup: only ours is a link.
    protected override void HoldsNoMarkup(IReadOnlyList<PeerRequest> requests)
    {
        var content = requests[0].Json["fields"]!["description"]!["content"]!.AsArray();
        content.Take(content.Count - 1).ShouldAllBe(p => p!["content"]![0]!["marks"] == null);
        ((string)content[^1]!["content"]![0]!["marks"]![0]!["attrs"]!["href"]!).ShouldStartWith("https://windhover.example.org/");
    }

    protected override void IsOver()
    {
        status.ShouldBe("done");
        comments.Count.ShouldBe(3);
    }

    private static void IsDocument(JsonNode node)
    {
        ((string)node["type"]!, (int)node["version"]!).ShouldBe(("doc", 1));
        foreach (var paragraph in node["content"]!.AsArray())
        {
            ((string)paragraph!["type"]!).ShouldBe("paragraph");
            foreach (var text in paragraph["content"]!.AsArray())
            {
                ((string)text!["type"]!).ShouldBe("text");
                ((string)text["text"]!).ShouldNotBeEmpty();
            }
        }
    }
}
