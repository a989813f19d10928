using System.Text.Json.Nodes;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Slack.Outputs;

/// <summary>
/// A message in Slack's blocks (https://docs.slack.dev/reference/block-kit/blocks). What others wrote is plain text, or has <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> escaped
/// (https://docs.slack.dev/messaging/formatting-message-text), so that it mentions nobody and links nowhere; <c>verbatim</c> keeps Slack from making links of it by itself.
/// </summary>
internal static class SlackMessage
{
    private const int MostHeader = 150;
    private const int MostText = 2900;

    /// <summary>The message.</summary>
    public static JsonObject Of(OutputMessage message, OutputTexts texts) => new()
    {
        ["text"] = texts.Title(message, Escape, 300),
        ["blocks"] = new JsonArray(
            new JsonObject { ["type"] = "header", ["text"] = new JsonObject { ["type"] = "plain_text", ["text"] = texts.Title(message, t => t, MostHeader), ["emoji"] = false } },
            Section(texts.Text(message, Escape, MostText)),
            Section($"<{Escape(message.Url)}|Open in Windhover>")),
        ["unfurl_links"] = false,
        ["unfurl_media"] = false,
    };

    /// <summary>Takes the meaning from the three letters that have one.</summary>
    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static JsonObject Section(string text) => new() { ["type"] = "section", ["text"] = new JsonObject { ["type"] = "mrkdwn", ["text"] = text, ["verbatim"] = true } };
}
