using System.Globalization;
using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Reading;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Detection.Rules.Tuning;

/// <summary>Reads a tuning file. Names of models and tags that nobody bears are errors, so that a slip of the pen never leaves a gap unseen.</summary>
internal sealed class TuningReader(string file, ModelCatalogue models)
{
    public static readonly string[] Keys = ["defeats", "suppress", "severities", "scopes"];
    public static readonly string[] DefeatKeys = ["model", "tag", "when", "reason", "until"];
    public static readonly string[] SuppressKeys = ["model", "tag", "entity", "reason", "who", "until"];
    public static readonly string[] SeverityKeys = ["model", "tag", "severity", "reason"];

    public static readonly string[] ScopeKeys = ["model", "tag", "run", "accounts", "entities", "reason", "who"];
    public static readonly Dictionary<string, ModelReach> Reaches = Enum.GetValues<ModelReach>().ToDictionary(r => Words.Snake(r.ToString()), StringComparer.Ordinal);

    // Alerts that no model file makes, and that may be suppressed all the same. The last one is the engine's own about logs that stop.
    private static readonly string[] WithoutFile = [.. LearnedKind.Names, "source-silent"];

    private readonly List<string> problems = [];

    public ModelTuning Read(string yaml)
    {
        var map = new YamlMap(file, YamlFile.Read(file, yaml), "a tuning file", Keys);
        var defeats = Each(map, "defeats", ReadDefeats).SelectMany(d => d).ToLookup(d => d.Model, d => d.Defeat, StringComparer.Ordinal);
        var suppressions = Each(map, "suppress", ReadSuppression);
        var severities = Each(map, "severities", ReadSeverity);
        var scopes = Each(map, "scopes", ReadScope);
        if (problems.Count > 0) throw new ModelException(problems);
        return new ModelTuning { Defeats = defeats, Suppressions = suppressions, Severities = severities, Scopes = scopes };
    }

    // One bad entry does not hide the others.
    private List<T> Each<T>(YamlMap map, string key, Func<YamlNode, T> read)
    {
        var all = new List<T>();
        foreach (var node in map.Items(key))
        {
            try
            {
                all.Add(read(node));
            }
            catch (ModelException wrong)
            {
                problems.AddRange(wrong.Problems);
            }
        }

        return all;
    }

    private List<(string Model, Defeat Defeat)> ReadDefeats(YamlNode node)
    {
        var map = new YamlMap(file, node, "a defeat", DefeatKeys);
        var (reason, until) = (map.Text("reason"), Until(map));
        var (names, _) = Named(map, []);
        var defeats = new List<(string, Defeat)>();
        foreach (var model in models.All.Where(m => names.Contains(m.Id)))
        {
            // The models of a tag may be over different events: the condition must make sense for each.
            var when = new ConditionReader(file, model.IsNetwork ? FieldNames.Network : FieldNames.Actor).Read(map.Get("when"));
            defeats.Add((model.Id, new Defeat(when, reason, until)));
        }

        return defeats;
    }

    private Suppression ReadSuppression(YamlNode node)
    {
        var map = new YamlMap(file, node, "a suppression", SuppressKeys);
        var (names, about) = Named(map, WithoutFile);
        map.Get("entity");
        return new Suppression(about, names, map.Texts("entity"), map.Text("reason"), map.Text("who"), Until(map));
    }

    private SeverityChange ReadSeverity(YamlNode node)
    {
        var map = new YamlMap(file, node, "a severity", SeverityKeys);
        map.Text("reason");
        var severity = Words.Severities.TryGetValue(map.Text("severity"), out var known) ? known : throw map.Error("severity", $"expected one of {string.Join(", ", Words.Severities.Keys)}");
        return new SeverityChange(Named(map, []).Names, severity);
    }

    private ScopeChange ReadScope(YamlNode node)
    {
        var map = new YamlMap(file, node, "a scope", ScopeKeys);
        map.Text("reason");
        map.Text("who");
        var run = Reaches.TryGetValue(map.Text("run"), out var known) ? known : throw map.Error("run", $"expected one of {string.Join(", ", Reaches.Keys)}");
        var (accounts, entities) = (map.Texts("accounts"), map.Texts("entities"));
        var names = accounts.Count + entities.Count > 0;
        if (run == ModelReach.Only && !names) throw map.Error("run", "'only' needs 'accounts' or 'entities'");
        if (run != ModelReach.Only && names) throw map.Error(accounts.Count > 0 ? "accounts" : "entities", "accounts and entities go with 'run: only'");
        return new ScopeChange(Named(map, []).Names, new ModelScope(run, accounts, entities));
    }

    private (HashSet<string> Names, string About) Named(YamlMap map, string[] others)
    {
        var (ids, tags) = (map.Texts("model"), map.Texts("tag"));
        if (ids.Count == 0 == (tags.Count == 0)) throw map.Error(map.Find("model") is null ? "tag" : "model", "expected either 'model' or 'tag'");
        foreach (var id in ids)
        {
            if (!others.Contains(id, StringComparer.Ordinal) && models.All.All(m => m.Id != id))
                throw map.Error("model", $"there is no model '{id}'{(others.Length > 0 ? $", nor is it one of {string.Join(", ", others)}" : "")}; docs/reference/models.md lists them");
        }

        foreach (var tag in tags)
        {
            if (!models.All.Any(m => m.Tags.Contains(tag, StringComparer.Ordinal))) throw map.Error("tag", $"no model bears the tag '{tag}'");
        }

        var names = ids.Concat(models.All.Where(m => m.Tags.Intersect(tags, StringComparer.Ordinal).Any()).Select(m => m.Id)).ToHashSet(StringComparer.Ordinal);
        return (names, string.Join(", ", ids.Concat(tags.Select(t => "tag " + t))));
    }

    // A day is meant to its end.
    private static long Until(YamlMap map)
    {
        var text = map.TextOrEmpty("until");
        if (text.Length == 0) return long.MaxValue;
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (DateTimeOffset.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day)) return day.AddDays(1).ToUnixTimeMilliseconds();
        return DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, Utc, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw map.Error("until", $"'{text}' is no time; expected a day (2027-01-31, to its end) or 2027-01-31T12:00:00Z, in UTC");
    }
}
