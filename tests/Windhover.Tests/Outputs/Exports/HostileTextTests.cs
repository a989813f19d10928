using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Outputs;
using Windhover.Core.Outputs.Exports;
using Xunit;

namespace Windhover.Tests.Outputs.Exports;

/// <summary>Logs are written by attackers: what they plant in any text stays a text.</summary>
public class HostileTextTests
{
    private static readonly string[] Planted =
    [
        "<script>alert(1)</script>", "</title></style><img src=x onerror=alert(1)>", "\"'><svg/onload=alert(1)>", "[click](javascript:alert(1))", "![x](https://evil.example/x.png)",
        "<https://evil.example>", "https://evil.example/a www.evil.example", "a | b |\n|---|\n| c", "# heading\n\n## another", "- item\n- item", "1. first", "```\ncode\n```", "`tick` ``two``",
        "[^1]: a note of mine", "[^1]", "\u0000\u0001\u001b[31m\u007f\u0085", "\u202Eevil\u202C \u2066x\u2069\u200B", "line\u2028two\u2029three\r\nfour", "\uD800 half", "&lt;b&gt; &#60;", "*bold* _it_ ~~no~~ $x$ {{y}} \\",
        "-->", "]]>", "{\"a\":1}", "'; DROP TABLE", "+++", "===", "---",
    ];

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Planted.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public void NothingInAnyTextBecomesPartOfThePage(int planted)
    {
        var html = Write("html", planted);
        var tags = Regex.Matches(html, "<[^>]*>").Select(tag => tag.Value).ToArray();
        foreach (var tag in tags.Distinct())
            Regex.IsMatch(tag, @"^(</?(html|head|body|title|style|h1|h2|dl|dt|dd|p|sup|a|table|thead|tbody|tr|th|td|ol|li|br|code|footer)>|<!doctype html>|<html lang=""en"">|<meta (charset|name|http-equiv)=""[^""<>]*""( content=""[^""<>]*"")?>|<a href=""#fact-[0-9]+"">|<li id=""fact-[0-9]+"">|<th scope=""col"">)$").ShouldBeTrue(tag);

        // The planted text adds no element: the page has as many as one of harmless texts.
        tags.Length.ShouldBe(Regex.Count(Write("html", "harmless"), "<[^>]*>"));
        NothingHidden(html);
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void NothingInAnyTextIsReadAsMarkdown(int planted)
    {
        var markdown = Write("markdown", planted);
        var harmless = Write("markdown", "harmless");
        Shape(markdown).ShouldBe(Shape(harmless));
        NothingHidden(markdown);
        var outsideCode = Regex.Replace(Regex.Replace(markdown, @"\\.", ""), "(`+)(?!`).*?(?<!`)\\1(?!`)", ""); // what a backslash stands before means nothing
        foreach (var mark in new[] { "<", "](", "://", "www.", "![" }) outsideCode.ShouldNotContain(mark);
        foreach (Match reference in Regex.Matches(outsideCode, @"\[[^\]]*\]")) reference.Value.ShouldMatch(@"^\[\^[0-9]+\]$");
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void JsonFormatsHoldTheTextAsATextAndNoMarkup(int planted)
    {
        foreach (var format in new[] { "json", "stix", "ocsf" })
        {
            var text = Write(format, planted);
            text.ShouldNotContain("<");
            text.ShouldNotContain("\u202E");
            text.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty();
            var title = JsonNode.Parse(text)!.ToJsonString();
            Texts(JsonNode.Parse(text)!).ShouldContain(value => value.Contains(Planted[planted].Replace('\uD800', '\uFFFD'), StringComparison.Ordinal), title);
        }
    }

    // Which kinds of block the lines are, and how many cells a row has.
    private static string Shape(string markdown) => string.Join('\n', markdown.Split('\n').Select(line => line.Length == 0 ? "" : line[0] switch
    {
        '|' => $"row of {Regex.Count(line, @"(?<!\\)\|")}",
        '#' => $"heading {line.TakeWhile(c => c == '#').Count()}",
        '-' => "item",
        '[' => "note",
        _ => "other " + line,
    }));

    private static void NothingHidden(string text) => text.Where(c => (char.IsControl(c) && c != '\n') || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format || c is '\u2028' or '\u2029').ShouldBeEmpty();

    private static string Write(string format, int planted) => Write(format, Planted[planted]);

    private static string Write(string format, string text) => new UTF8Encoding(false, true).GetString(ExportFormats.ForIncident(format)!.Write(Plant(text)));

    // Every text member of everything, however deep, is the planted one; ids stay apart, so that nothing falls together.
    private static IncidentStory Plant(string text)
    {
        var story = ExportSamples.Story;
        return new()
        {
            Incident = Plant(story.Incident, FindingJson.Default.Incident, text),
            Investigation = Plant(story.Investigation!, FindingJson.Default.InvestigationReport, text),
            Alerts = [.. story.Alerts.Select(alert => Plant(alert with { Contributions = [.. alert.Contributions.Select(row => row with { Numeric = null })] }, FindingJson.Default.Alert, text))],
        };
    }

    private static T Plant<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type, string text)
    {
        var tree = JsonSerializer.SerializeToNode(value, type)!;
        Plant(tree, text);
        return tree.Deserialize(type)!;
    }

    private static void Plant(JsonNode node, string text)
    {
        if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonValue value && value.GetValueKind() == JsonValueKind.String) list[i] = value.GetValue<string>() + text;
                else if (list[i] is { } child) Plant(child, text);
            }
        }

        if (node is not JsonObject members) return;
        foreach (var (name, member) in members.ToArray())
        {
            if (member is JsonValue value && value.GetValueKind() == JsonValueKind.String)
            {
                if (name is not ("kind" or "severity" or "verdict" or "status" or "type" or "section" or "subject")) members[name] = (name is "id" or "alert_id" or "incident_id" or "hypothesis" or "fact" or "rival" ? value.GetValue<string>() : "") + text;
            }
            else if (member is not null)
            {
                Plant(member, text);
            }
        }
    }

    private static IEnumerable<string> Texts(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => Texts(member.Value!)),
        JsonArray list => list.Where(item => item is not null).SelectMany(item => Texts(item!)),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };
}
