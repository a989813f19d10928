using System.Globalization;
using System.Reflection;
using Windhover.Core.Detection;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Generic.Outputs;

/// <summary>A message as CEF (https://www.microfocus.com/documentation/arcsight/arcsight-smartconnectors-8.3/cef-implementation-standard/): in the header <c>\</c> and <c>|</c> are escaped, in the extension <c>\</c>, <c>=</c> and line ends.</summary>
internal static class CefText
{
    private static readonly string Version = typeof(CefText).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    /// <summary>The text, on one line.</summary>
    public static string Of(OutputMessage message)
    {
        var incident = message.Incident;
        var values = OutputValues.Of(message);
        (string Key, string Value)[] extension =
        [
            ("rt", message.Time.ToString(CultureInfo.InvariantCulture)),
            ("start", incident.StartTime.ToString(CultureInfo.InvariantCulture)),
            ("end", incident.EndTime.ToString(CultureInfo.InvariantCulture)),
            ("externalId", SyslogLine.Text(values["incident.id"])),
            ("cs1Label", "verdict"), ("cs1", SyslogLine.Text(values["incident.verdict"])),
            ("cs2Label", "status"), ("cs2", SyslogLine.Text(values["incident.status"])),
            ("cs3Label", "entities"), ("cs3", SyslogLine.Text(values["incident.entities"])),
            ("cs4Label", "attacks"), ("cs4", SyslogLine.Text(values["incident.attacks"])),
            ("cs5Label", "key"), ("cs5", message.Key),
            ("cs6Label", "messageId"), ("cs6", message.MessageId),
            ("cn1Label", "score"), ("cn1", Math.Round(incident.Score).ToString(CultureInfo.InvariantCulture)),
            ("request", message.Url),
            ("msg", OutputText.Lines($"{string.Join(' ', message.Notes)} {incident.Summary}", 1000)),
        ];
        return $"CEF:0|Windhover|Windhover|{Header(Version)}|{Header(OutputValues.Snake(message.Changes[^1]))}|{Header(OutputText.OneLine((message.IsTest ? "[TEST] " : "") + incident.Title, 400))}|{Level(incident.Severity)}|"
            + string.Join(' ', extension.Select(e => $"{e.Key}={Extension(e.Value)}"));
    }

    private static string Header(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Extension(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    private static int Level(Severity severity) => severity switch { Severity.Critical => 10, Severity.High => 8, Severity.Medium => 5, Severity.Low => 3, _ => 1 };
}
