using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Windhover.Core.Events;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>Reads one mapping. Unknown keys are errors, so that a slip of the pen never becomes a field that stays empty.</summary>
internal static partial class MappingReader
{
    public static readonly string[] Keys = ["name", "title", "page", "records", "lag", "recognise", "time", "start_time", "ignore", "class", "fields", "samples"];
    public static readonly string[] RecogniseKeys = ["fields", "values"];
    public static readonly string[] TimeKeys = ["path", "format"];
    public static readonly string[] IgnoreKeys = ["path", "is", "starts_with", "reason"];
    public static readonly string[] ClassKeys = ["default", "rules"];
    public static readonly string[] RuleKeys = ["path", "is", "starts_with", "class"];
    public static readonly string[] ValueKeys = ["path", "constant", "values", "otherwise", "lower"];
    public static readonly string[] SampleKeys = ["name", "record", "event"];

    /// <summary>Classes by their names in snake case.</summary>
    public static readonly IReadOnlyDictionary<string, EventClass> Classes =
        Enum.GetValues<EventClass>().Where(c => c != EventClass.None).ToDictionary(MappedWords<EventClass>.Text, StringComparer.Ordinal);

    /// <param name="file">Name for errors.</param>
    /// <param name="text">The YAML.</param>
    /// <exception cref="MappingException">Anything is wrong.</exception>
    public static Mapping Read(string file, string text)
    {
        var map = new MappingYaml(file, Document(file, text), "a mapping", Keys);
        var name = map.Text("name");
        if (!NameShape().IsMatch(name)) throw map.Error("name", "a name is lower-case words joined by dots: vendor.log");
        var (byDefault, rules) = ReadClass(map);
        var isFlow = byDefault == EventClass.NetworkActivity;
        if (!isFlow && map.Find("start_time") is not null) throw map.Error("start_time", "'start_time' is for network_activity only");
        return new Mapping
        {
            Name = name,
            Title = map.Text("title"),
            Page = map.Text("page", ""),
            Records = map.Texts("records"),
            Lag = ReadLag(map),
            Recognise = ReadRecognise(map),
            Time = ReadTime(map, "time") ?? throw map.Error("time", "a mapping needs the key 'time'"),
            StartTime = ReadTime(map, "start_time"),
            Ignore = [.. map.List("ignore", "an ignore", IgnoreKeys).Select(r => ReadRule(r, r.Text("reason", "as the mapping says")))],
            Class = byDefault,
            Classes = rules,
            Fields = ReadFields(map, isFlow),
            Samples = [.. map.List("samples", "a sample", SampleKeys).Select(s => ReadSample(s, isFlow))],
        };
    }

    private static YamlNode Document(string file, string text)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException broken)
        {
            throw new MappingException([$"{file}:{broken.Start.Line}:{broken.Start.Column}: not valid YAML: {(broken.InnerException ?? broken).Message.Split('\n')[0].TrimEnd()}"]);
        }

        catch (InvalidOperationException)
        {
            // The library says so of text that ends in the middle of a list or map.
            throw new MappingException([$"{file}:1:1: not valid YAML: it ends too early"]);
        }

        return stream.Documents.Count == 1 ? stream.Documents[0].RootNode : throw new MappingException([$"{file}:1:1: expected one mapping in the file"]);
    }

    private static (EventClass Default, IReadOnlyList<(MappingRule, EventClass)> Rules) ReadClass(MappingYaml map)
    {
        if (map.Get("class") is YamlScalarNode) return (ClassOf(map, "class"), []);
        var below = map.Below("class", "a class", ClassKeys)!;
        var byDefault = ClassOf(below, "default");
        var rules = below.List("rules", "a rule", RuleKeys).Select(r => (ReadRule(r, r.Text("class")), ClassOf(r, "class"))).ToArray();
        if (rules.Any(r => r.Item2 == EventClass.NetworkActivity) || (byDefault == EventClass.NetworkActivity && rules.Length > 0))
            throw below.Error("rules", "network_activity stands alone: flows have other fields than what actors do");
        return (byDefault, rules);
    }

    private static EventClass ClassOf(MappingYaml map, string key) =>
        Classes.TryGetValue(map.Text(key), out var found) ? found : throw map.Error(key, $"unknown class '{map.Text(key)}'; expected one of {string.Join(", ", Classes.Keys)}");

    private static TimeSpan ReadLag(MappingYaml map)
    {
        var text = map.Text("lag", "15m");
        var seconds = text[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86_400, _ => 0 };
        return seconds > 0 && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && (long)number * seconds <= 7 * 86_400
            ? TimeSpan.FromSeconds((long)number * seconds)
            : throw map.Error("lag", "'lag' is a span of up to 7 days: 30s, 10m, 2h, 1d");
    }

    private static IReadOnlyList<MappingRule> ReadRecognise(MappingYaml map)
    {
        map.Get("recognise");
        var below = map.Below("recognise", "a recognise", RecogniseKeys)!;
        var rules = below.Texts("fields").Select(p => new MappingRule(p, [], IsBeginning: false, "")).ToList();
        if (below.Below("values", "values", keys: null) is { } values) rules.AddRange(values.Keys.Select(p => new MappingRule(p, Bytes(values.Texts(p)), IsBeginning: false, "")));
        return rules.Count >= 2 ? rules : throw map.Error("recognise", "name at least two fields (or one with its value and another), so that no other log is taken for this one");
    }

    private static MappingTime? ReadTime(MappingYaml map, string key)
    {
        if (map.Find(key) is not YamlMappingNode) return map.Find(key) is null ? null : new MappingTime(map.Texts(key), "iso");
        var below = map.Below(key, "a time", TimeKeys)!;
        below.Get("path");
        return new MappingTime(below.Texts("path"), below.OneOf("format", MappingTime.Formats, "iso"));
    }

    private static MappingRule ReadRule(MappingYaml map, string word)
    {
        var isBeginning = map.Find("starts_with") is not null;
        if (isBeginning && map.Find("is") is not null) throw map.Error("is", "a rule has 'is' or 'starts_with', not both");
        return new MappingRule(map.Text("path"), Bytes(map.Texts(isBeginning ? "starts_with" : "is")), isBeginning, word);
    }

    private static IReadOnlyList<(MappingTarget, MappingValue)> ReadFields(MappingYaml map, bool isFlow)
    {
        var targets = isFlow ? MappingTargets.Flow : MappingTargets.Actor;
        map.Get("fields");
        var fields = map.Below("fields", "fields", [.. targets.Select(t => t.Name)])!;
        return [.. fields.Keys.Select(key => targets.Single(t => t.Name == key)).Select(target => (target, ReadValue(fields, target)))];
    }

    private static MappingValue ReadValue(MappingYaml fields, MappingTarget target)
    {
        if (fields.Get(target.Name) is not YamlMappingNode) return new MappingValue(fields.Texts(target.Name), [], [], [], IsLower: false);
        var map = fields.Below(target.Name, $"the field '{target.Name}'", ValueKeys)!;
        if (map.Find("path") is null == (map.Find("constant") is null)) throw fields.Error(target.Name, "a field needs either 'path' or 'constant'");
        var table = new List<(byte[], byte[])>();
        if (map.Below("values", "values", keys: null) is { } values)
        {
            foreach (var from in values.Keys) table.Add((Encoding.UTF8.GetBytes(from), Encoding.UTF8.GetBytes(Known(values, from, target))));
        }

        return new MappingValue(
            map.Texts("path"),
            map.Find("constant") is null ? [] : Encoding.UTF8.GetBytes(Known(map, "constant", target)),
            table,
            map.Find("otherwise") is null ? [] : Encoding.UTF8.GetBytes(Known(map, "otherwise", target)),
            map.OneOf("lower", ["true", "false"], "false") == "true");
    }

    private static string Known(MappingYaml map, string key, MappingTarget target)
    {
        var text = map.Text(key);
        return target.Words is { } words && !words.Contains(text, StringComparer.Ordinal) ? throw map.Error(key, $"'{text}' is no {target.Name}; expected one of {string.Join(", ", words)}") : text;
    }

    private static MappingSample ReadSample(MappingYaml map, bool isFlow)
    {
        map.Get("event");
        IReadOnlyList<MappingTarget> targets = isFlow ? MappingTargets.Flow : MappingTargets.Actor;
        var expected = map.Below("event", "an event", [.. MappingTester.Words, .. targets.Select(t => t.Name)])!;
        return new MappingSample(map.Text("name"), MappingJson.Write(map.Get("record")), [.. expected.Keys.Select(k => (k, (expected.Get(k) as YamlScalarNode)?.Value ?? ""))], map.Start);
    }

    private static byte[][] Bytes(IReadOnlyList<string> texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$", RegexOptions.NonBacktracking)]
    private static partial Regex NameShape();
}
