using Windhover.Testing.Sources;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>Where the fields of one log type's records stand, written from the vendor's documentation and apart from the readers.</summary>
public sealed class LabelledTable
{
    /// <summary>The log type, as the cases name it.</summary>
    public string LogType { get; set; } = "";

    /// <summary>The source that must recognise the records.</summary>
    public string Source { get; set; } = "";

    /// <summary>Paths of the time.</summary>
    public List<string> Time { get; set; } = [];

    /// <summary>Paths of the operation.</summary>
    public List<string> Operation { get; set; } = [];

    /// <summary>Paths of the actor.</summary>
    public List<string> Actor { get; set; } = [];

    /// <summary>Paths of the client's address.</summary>
    public List<string> Address { get; set; } = [];

    /// <summary>Paths of what was acted on.</summary>
    public List<string> Target { get; set; } = [];

    /// <summary>Paths of the account.</summary>
    public List<string> Account { get; set; } = [];

    /// <summary>How it ended.</summary>
    public LabelledOutcome? Outcome { get; set; }

    /// <summary>The class.</summary>
    public LabelledClass Class { get; set; } = new();

    /// <summary>Cases that differ, with the reason; a key may end in <c>*</c>.</summary>
    public Dictionary<string, string> Except { get; set; } = [];

    /// <summary>Every table.</summary>
    public static IReadOnlyList<LabelledTable> All()
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        var folder = Path.Combine(RepositoryTree.Root, "tests", "Windhover.Tests", "Integrations", "Labelled");
        return [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => yaml.Deserialize<LabelledTable>(File.ReadAllText(f)))];
    }

    /// <summary>Whether a case differs.</summary>
    public bool Excepts(string name) => Except.Keys.Any(k => k.EndsWith('*') ? name.StartsWith(k[..^1], StringComparison.Ordinal) : k == name);
}
