using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Windhover.Core.Detection;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Generic.Outputs;

/// <summary>One message as a line of RFC 5424: a header, structured data under the enterprise number kept for documentation (RFC 5612), and text or CEF. What others wrote is escaped for each.</summary>
internal static class SyslogLine
{
    private static readonly string[] Fields = ["key", "message_id", "changes", "incident.id", "incident.title", "incident.severity", "incident.verdict", "incident.status", "incident.score", "incident.entities", "incident.attacks", "incident.alerts", "url"];

    /// <summary>The line, in UTF-8, without an end.</summary>
    /// <param name="message">What is told.</param>
    /// <param name="facility">0 to 23.</param>
    /// <param name="host">Whence it comes.</param>
    /// <param name="cef">True for CEF, false for structured data and text.</param>
    /// <param name="most">At most this many bytes.</param>
    public static byte[] Of(OutputMessage message, int facility, string host, bool cef, int most)
    {
        var priority = facility * 8 + Level(message.Incident.Severity);
        var head = string.Create(CultureInfo.InvariantCulture, $"<{priority}>1 {OutputValues.Time(message.Time)} {Name(host)} windhover - incident ");
        var line = cef ? $"{head}- {CefText.Of(message)}" : $"{head}{Data(message)} \ufeff{Words(message)}";
        var bytes = Encoding.UTF8.GetBytes(line);
        if (bytes.Length <= most) return bytes;

        // Never in the middle of a letter.
        var end = most;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) end--;
        return bytes[..end];
    }

    /// <summary>A value of structured data: <c>"</c>, <c>\</c> and <c>]</c> are escaped (RFC 5424 section 6.3.3).</summary>
    public static string Escape(string value) => OutputText.OneLine(value, 500).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal);

    /// <summary>A value as text.</summary>
    public static string Text(JsonNode? value) => value switch
    {
        null => "",
        JsonArray list => string.Join(", ", list.Select(Text)),
        JsonValue one when one.TryGetValue<string>(out var words) => words,
        _ => value.ToJsonString(),
    };

    private static string Data(OutputMessage message)
    {
        var values = OutputValues.Of(message);
        return $"[windhover@32473 {string.Join(' ', Fields.Select(f => $"{f.Replace("incident.", "", StringComparison.Ordinal)}=\"{Escape(Text(values[f]))}\""))}]";
    }

    private static string Words(OutputMessage message) => OutputText.OneLine($"{(message.IsTest ? "[TEST] " : "")}{OutputValues.Headline(message)}: {message.Incident.Title} {string.Join(' ', message.Notes)} {message.Incident.Summary}", 4000);

    private static string Name(string host)
    {
        var name = string.Concat(host.Where(c => c is > ' ' and <= '~').Take(255));
        return name.Length > 0 ? name : "-";
    }

    private static int Level(Severity severity) => severity switch { Severity.Critical => 2, Severity.High => 3, Severity.Medium => 4, Severity.Low => 5, _ => 6 };
}
