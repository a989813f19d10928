using System.Text.Json;
using YamlDotNet.Serialization;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>One rule: a value, of the path or of the event's own operation, is one of these or begins or ends so.</summary>
public sealed class LabelledClassRule
{
    /// <summary>Where the value stands; "" for the event's operation.</summary>
    public string Path { get; set; } = "";

    /// <summary>Whole values.</summary>
    [YamlMember(Alias = "equals")]
    public List<string> Exact { get; set; } = [];

    /// <summary>Beginnings.</summary>
    public List<string> Prefix { get; set; } = [];

    /// <summary>Endings.</summary>
    public List<string> Suffix { get; set; } = [];

    /// <summary>The class.</summary>
    public string Is { get; set; } = "";

    /// <summary>Whether the rule holds.</summary>
    public bool Holds(JsonElement log, string operation) => (Path.Length == 0 ? [operation] : JsonPath.First(log, [Path])).Any(v =>
        Exact.Contains(v, StringComparer.Ordinal) || Prefix.Any(p => v.StartsWith(p, StringComparison.Ordinal)) || Suffix.Any(s => v.EndsWith(s, StringComparison.Ordinal)));
}
