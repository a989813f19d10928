using System.Text.Json.Nodes;

namespace Windhover.Integrations.Jira.Outputs;

/// <summary>A text as an Atlassian document (https://developer.atlassian.com/cloud/jira/platform/apis/document/structure/): paragraphs of text nodes, which hold no markup; the one link is ours.</summary>
internal static class JiraDocument
{
    /// <summary>The document: a paragraph a line, and the link.</summary>
    public static JsonObject Of(string text, string url)
    {
        var content = new JsonArray();
        foreach (var line in text.Split('\n').Where(l => l.Trim().Length > 0)) content.Add(Paragraph(new JsonObject { ["type"] = "text", ["text"] = line }));
        content.Add(Paragraph(new JsonObject
        {
            ["type"] = "text", ["text"] = "Open in Windhover", ["marks"] = new JsonArray(new JsonObject { ["type"] = "link", ["attrs"] = new JsonObject { ["href"] = url } }),
        }));
        return new JsonObject { ["type"] = "doc", ["version"] = 1, ["content"] = content };
    }

    private static JsonObject Paragraph(JsonObject text) => new() { ["type"] = "paragraph", ["content"] = new JsonArray(text) };
}
