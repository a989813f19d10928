using YamlDotNet.RepresentationModel;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>A YAML mapping with known keys. Everything wrong is a <see cref="MappingException"/> with its place.</summary>
internal sealed class MappingYaml
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly YamlNode node;
    private readonly string file, what;

    /// <param name="file">For errors.</param>
    /// <param name="node">Must be a mapping.</param>
    /// <param name="what">What it is, for errors: "a mapping".</param>
    /// <param name="keys">The keys it may have; null for any.</param>
    public MappingYaml(string file, YamlNode node, string what, IReadOnlyList<string>? keys)
    {
        (this.file, this.node, this.what) = (file, node, what);
        if (node is not YamlMappingNode mapping) throw Error(node, $"expected {what}: keys and values");
        foreach (var (key, value) in mapping.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (keys?.Contains(name, StringComparer.Ordinal) == false) throw Error(key, $"unknown key '{name}' in {what}; expected one of {string.Join(", ", keys)}");
            values[name] = value;
        }
    }

    /// <summary>The keys that are there, in the order of the file.</summary>
    public IEnumerable<string> Keys => values.Keys;

    /// <summary>A value, or null.</summary>
    public YamlNode? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>A value that must be there.</summary>
    public YamlNode Get(string key) => Find(key) ?? throw Error(node, $"{what} needs the key '{key}'");

    /// <summary>A mapping below, or null.</summary>
    public MappingYaml? Below(string key, string name, IReadOnlyList<string>? keys) => Find(key) is { } found ? new MappingYaml(file, found, name, keys) : null;

    /// <summary>The mappings of a list; empty when the key is not there.</summary>
    public IEnumerable<MappingYaml> List(string key, string name, IReadOnlyList<string> keys) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(n => new MappingYaml(file, n, name, keys))],
        var other => throw Error(other, $"'{key}' is a list of {name}"),
    };

    /// <summary>A text that must be there and not empty.</summary>
    public string Text(string key) => Scalar(Get(key), key);

    /// <summary>A text, or another when the key is not there.</summary>
    public string Text(string key, string otherwise) => Find(key) is { } found ? Scalar(found, key) : otherwise;

    /// <summary>Texts: a list, or one alone; empty when the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Children.Select(n => Scalar(n, key))],
        var one => [Scalar(one, key)],
    };

    /// <summary>One of several words, or another when the key is not there.</summary>
    public string OneOf(string key, IReadOnlyList<string> words, string otherwise)
    {
        var text = Text(key, otherwise);
        return words.Contains(text, StringComparer.Ordinal) ? text : throw Error(Get(key), $"'{text}' is no {key}; expected one of {string.Join(", ", words)}");
    }

    /// <summary>A problem with a value of this mapping.</summary>
    public MappingException Error(string key, string problem) => Error(Find(key) ?? node, problem);

    /// <summary>A problem at a node.</summary>
    public MappingException Error(YamlNode at, string problem) => new([$"{Place(at)}: {problem}"]);

    /// <summary>Where this mapping starts.</summary>
    public string Start => Place(node);

    private string Place(YamlNode at) => $"{file}:{at.Start.Line}:{at.Start.Column}";

    private string Scalar(YamlNode at, string key) => at is YamlScalarNode { Value: { Length: > 0 } text } ? text : throw Error(at, $"'{key}' must be a text that is not empty");
}
