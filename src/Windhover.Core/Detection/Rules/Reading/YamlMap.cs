using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Reading;

/// <summary>A YAML mapping with known keys. Everything wrong is a <see cref="ModelException"/> with its place.</summary>
internal sealed class YamlMap
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly YamlMappingNode node;
    private readonly string what;

    /// <param name="file">For errors.</param>
    /// <param name="node">Must be a mapping.</param>
    /// <param name="what">What the mapping is, for errors: "a model".</param>
    /// <param name="keys">The keys it may have.</param>
    public YamlMap(string file, YamlNode node, string what, IReadOnlyList<string> keys)
    {
        File = file;
        this.what = what;
        this.node = node as YamlMappingNode ?? throw Error(node, $"expected {what}: a mapping with {string.Join(", ", keys)}");
        foreach (var (key, value) in this.node.Children)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!keys.Contains(name, StringComparer.Ordinal)) throw Error(key, $"unknown key '{name}' in {what}; expected one of {string.Join(", ", keys)}");
            values[name] = value;
        }
    }

    /// <summary>The file, for errors.</summary>
    public string File { get; }

    /// <summary>Where the mapping starts.</summary>
    public ModelPlace Place => PlaceOf(node);

    /// <summary>The keys that are there, in the order of the file.</summary>
    public IEnumerable<string> Keys => values.Keys;

    /// <summary>A value, or null.</summary>
    public YamlNode? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>A value that must be there.</summary>
    public YamlNode Get(string key) => Find(key) ?? throw Error(node, $"{what} needs the key '{key}'");

    /// <summary>A text that must be there and not empty.</summary>
    public string Text(string key) => Scalar(Get(key), key);

    /// <summary>A text, or "" when the key is not there.</summary>
    public string TextOrEmpty(string key) => Find(key) is { } found ? Scalar(found, key) : "";

    /// <summary>Texts: a list, or one text alone; empty when the key is not there.</summary>
    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode { Children.Count: 0 } list => throw Error(list, $"'{key}' is an empty list; leave the key out"),
        YamlSequenceNode list => [.. list.Select(item => Scalar(item, key))],
        var single => [Scalar(single, key)],
    };

    /// <summary>The items of a list; empty when the key is not there.</summary>
    public IReadOnlyList<YamlNode> Items(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode { Children.Count: > 0 } list => [.. list.Children],
        var other => throw Error(other, $"'{key}' must be a list with at least one item"),
    };

    /// <summary>Yes or no.</summary>
    public bool Truth(string key, bool otherwise) => Find(key) is not { } found ? otherwise : Scalar(found, key) switch
    {
        "true" => true,
        "false" => false,
        _ => throw Error(found, $"'{key}' must be true or false"),
    };

    /// <summary>A problem with a value of this mapping.</summary>
    public ModelException Error(string key, string problem) => Error(Find(key) ?? node, problem);

    /// <summary>A problem at a node.</summary>
    public ModelException Error(YamlNode at, string problem) => new(PlaceOf(at), problem);

    /// <summary>Where a node starts.</summary>
    public ModelPlace PlaceOf(YamlNode at) => new(File, (int)at.Start.Line, (int)at.Start.Column);

    private string Scalar(YamlNode at, string key) => at is YamlScalarNode { Value: { Length: > 0 } text }
        ? text
        : throw Error(at, $"'{key}' must be a text that is not empty");
}
