using System.Globalization;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.LanguageModels;
using YamlDotNet.RepresentationModel;

namespace Windhover.Cli;

/// <summary>The mapping <c>wording</c> in the configuration file: <c>base_url</c>, <c>model</c>, <c>key</c>, <c>timeout_seconds</c>.</summary>
internal sealed class WordingEntry
{
    private static readonly string[] Known = ["base_url", "model", "key", "timeout_seconds"];
    private readonly string path;
    private readonly long line;
    private readonly Dictionary<string, (string Text, long Line)> settings = new(StringComparer.Ordinal);

    private WordingEntry(string path, YamlMappingNode node)
    {
        (this.path, line) = (path, node.Start.Line);
        foreach (var (key, value) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name } || !Known.Contains(name, StringComparer.Ordinal)) throw Wrong(key.Start.Line, $"wording has {string.Join(", ", Known)}");
            settings[name] = value is YamlScalarNode { Value.Length: > 0 } text ? (text.Value, value.Start.Line) : throw Wrong(value.Start.Line, $"{name} is a text");
        }
    }

    /// <summary>Reads the mapping.</summary>
    /// <exception cref="ConfigurationException">It is none, or has unknown keys.</exception>
    public static WordingEntry Read(string path, YamlNode value) =>
        value is YamlMappingNode map ? new WordingEntry(path, map) : throw new ConfigurationException($"{path} line {value.Start.Line}: wording is a mapping with {string.Join(", ", Known)}");

    /// <summary>Fetches the key and makes who words. Nothing is sent yet.</summary>
    /// <exception cref="ConfigurationException">A setting is missing, wrong or unsafe.</exception>
    public ChatCompletions Open(TimeProvider clock)
    {
        try
        {
            return new ChatCompletions(
                new ChatCompletionsOptions
                {
                    BaseUrl = Uri.TryCreate(Must("base_url"), UriKind.Absolute, out var url) ? url : throw new CollectorSettingsException("base_url", "expected an address that begins with https://"),
                    Model = Must("model"),
                    Key = Key(),
                    Patience = TimeSpan.FromSeconds(Seconds()),
                },
                clock);
        }
        catch (CollectorSettingsException wrong)
        {
            throw Wrong(settings.TryGetValue(wrong.Setting, out var set) ? set.Line : line, wrong.Message);
        }
    }

    private string Must(string name) => settings.TryGetValue(name, out var set) ? set.Text : throw new CollectorSettingsException(name, "must be set");

    private string Key()
    {
        if (!settings.TryGetValue("key", out var set)) return "";
        return set.Text.StartsWith("env:", StringComparison.Ordinal) || set.Text.StartsWith("file:", StringComparison.Ordinal)
            ? SecretSetting.Read("key", set.Text)
            : throw new CollectorSettingsException("key", "expected env:NAME or file:PATH, not the key itself");
    }

    private double Seconds()
    {
        if (!settings.TryGetValue("timeout_seconds", out var set)) return ChatCompletionsOptions.DefaultPatience.TotalSeconds;
        return double.TryParse(set.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 600
            ? seconds
            : throw new CollectorSettingsException("timeout_seconds", "expected a number from 1 to 600");
    }

    private ConfigurationException Wrong(long at, string what) => new($"{path} line {at}: {what}");
}
