using Windhover.Testing.Sources;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Windhover.Tests.Integrations.Labelled;

/// <summary>Where the fields of one log type's records stand, written from the vendor's documentation and apart from the readers.</summary>
public sealed class LabelledTable
{
    /// <summary>The log type, as the cases name it.</summary>
    public string LogType { get; set; } = "";

    /// <summary>Which cases of the log type the table is for: a value that a path must have; null for all. The cases of one log type may come in several forms, with a table each.</summary>
    public LabelledClassRule? Where { get; set; }

    /// <summary>Name of the table's file.</summary>
    [YamlIgnore]
    public string Name { get; private set; } = "";

    /// <summary>The cases that the table is for.</summary>
    internal IEnumerable<LabelledCase> Cases() => LabelledCase.Of(LogType).Where(c => Where?.Holds(c.Log, "") ?? true);

    /// <summary>The source that must recognise the records.</summary>
    public string Source { get; set; } = "";

    /// <summary>Further sources, for a log type that holds records of several logs.</summary>
    public List<string> Also { get; set; } = [];

    /// <summary>Paths of the time.</summary>
    public List<string> Time { get; set; } = [];

    /// <summary>Where a case without any readable time is given one; "" for the first of <see cref="Time"/>.</summary>
    public string Given { get; set; } = "";

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

    /// <summary>Cases filed under this log type that hold another product's log, or a fragment that is no record, with the reason; a key may end in <c>*</c>.</summary>
    public Dictionary<string, string> Foreign { get; set; } = [];

    /// <summary>Every table.</summary>
    public static IReadOnlyList<LabelledTable> All()
    {
        var yaml = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build();
        var folder = Path.Combine(RepositoryTree.Root, "tests", "Windhover.Tests", "Integrations", "Labelled");
        return [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(f => Named(yaml.Deserialize<LabelledTable>(File.ReadAllText(f)), f))];
    }

    /// <summary>The key of the exception for a case, or null.</summary>
    public string? ExceptionFor(string name) => Foreign.Keys.Concat(Except.Keys).FirstOrDefault(k => Fits(k, name));

    /// <summary>Whether a case holds no record of this log.</summary>
    public bool IsForeign(string name) => Foreign.Keys.Any(k => Fits(k, name));

    private static bool Fits(string key, string name) => key.EndsWith('*') ? name.StartsWith(key[..^1], StringComparison.Ordinal) : key == name;

    private static LabelledTable Named(LabelledTable table, string path)
    {
        table.Name = Path.GetFileNameWithoutExtension(path);
        return table;
    }
}
