using System.Globalization;
using Microsoft.Extensions.Logging;
using Windhover.Server.Logging;
using Windhover.Server.Operations;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>The mappings <c>log</c> and <c>telemetry</c> in the configuration file.</summary>
internal static class OperationsEntry
{
    private static readonly Dictionary<string, LogLevel> Levels = new(StringComparer.Ordinal)
    {
        ["debug"] = LogLevel.Debug, ["information"] = LogLevel.Information, ["warning"] = LogLevel.Warning, ["error"] = LogLevel.Error,
    };

    private static readonly Dictionary<string, MetricsAccess> Access = new(StringComparer.Ordinal)
    {
        ["loopback"] = MetricsAccess.Loopback, ["any"] = MetricsAccess.Any, ["off"] = MetricsAccess.Off,
    };

    /// <summary>Reads <c>log</c>: <c>format</c> and <c>level</c>.</summary>
    /// <exception cref="ConfigurationException">It is no mapping, or has other keys or values.</exception>
    public static LogOptions Log(string path, YamlNode value) => Read(path, value, "log", "format, level").Aggregate(new LogOptions(), (log, pair) => pair.Key.Value switch
    {
        "format" => log with { Json = One(path, pair, new Dictionary<string, bool>(StringComparer.Ordinal) { ["text"] = false, ["json"] = true }) },
        "level" => log with { Level = One(path, pair, Levels) },
        _ => throw Wrong(path, pair.Key, "log has format, level"),
    });

    /// <summary>Reads <c>telemetry</c>: <c>otlp</c>, <c>interval_seconds</c> and <c>metrics</c>.</summary>
    /// <exception cref="ConfigurationException">It is no mapping, or has other keys or values.</exception>
    public static TelemetryOptions Telemetry(string path, YamlNode value) => Read(path, value, "telemetry", "otlp, interval_seconds, metrics").Aggregate(new TelemetryOptions(), (telemetry, pair) => pair.Key.Value switch
    {
        "otlp" => telemetry with { Otlp = Address(path, pair.Value) },
        "interval_seconds" => telemetry with { Interval = Seconds(path, pair.Value) },
        "metrics" => telemetry with { Metrics = One(path, pair, Access) },
        _ => throw Wrong(path, pair.Key, "telemetry has otlp, interval_seconds, metrics"),
    });

    private static IEnumerable<(YamlScalarNode Key, string Text, YamlNode Value)> Pairs(string path, YamlMappingNode map, string what)
    {
        foreach (var (key, value) in map.Children)
        {
            yield return key is YamlScalarNode name && value is YamlScalarNode { Value.Length: > 0 } text
                ? (name, text.Value, value)
                : throw Wrong(path, key, $"{what} has keys with one text each");
        }
    }

    private static IEnumerable<(YamlScalarNode Key, (string Text, YamlNode Node) Value)> Read(string path, YamlNode value, string name, string keys) => value is YamlMappingNode map
        ? Pairs(path, map, name).Select(p => (p.Key, (p.Text, p.Value)))
        : throw Wrong(path, value, $"{name} is a mapping with {keys}");

    private static T One<T>(string path, (YamlScalarNode Key, (string Text, YamlNode Node) Value) pair, Dictionary<string, T> choices) =>
        choices.TryGetValue(pair.Value.Text, out var chosen) ? chosen : throw Wrong(path, pair.Value.Node, $"{pair.Key.Value} is one of {string.Join(", ", choices.Keys)}");

    private static Uri Address(string path, (string Text, YamlNode Node) value) =>
        Uri.TryCreate(value.Text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
            ? url
            : throw Wrong(path, value.Node, "otlp is the address of an OTLP/HTTP receiver, for example http://127.0.0.1:4318");

    private static TimeSpan Seconds(string path, (string Text, YamlNode Node) value) =>
        double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 3600
            ? TimeSpan.FromSeconds(seconds)
            : throw Wrong(path, value.Node, "interval_seconds is a number from 1 to 3600");

    private static ConfigurationException Wrong(string path, YamlNode node, string what) => new($"{path} line {node.Start.Line}: {what}");
}
