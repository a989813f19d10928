using System.Globalization;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Reading;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Response.Actions;
using YamlDotNet.RepresentationModel;

namespace Windhover.Core.Response.Policies;

/// <summary>Reads a policy from its YAML file. Everything wrong is an error with its place; nothing is guessed, because what is misread here acts on real systems.</summary>
public sealed class PolicyReader
{
    private static readonly string[] Keys = ["mode", "dry_run", "rules", "tags", "never_touch", "actions_an_hour", "entities_at_once", "collateral", "durations"];
    private static readonly string[] RuleKeys = ["name", "mode", "entities", "types", "accounts", "subnets", "groups", "tags", "hours", "at_least", "actions", "collateral"];
    private static readonly string[] TagKeys = ["tag", "entities", "accounts", "subnets"];
    private static readonly string[] HourKeys = ["days", "from", "to", "zone"];
    private static readonly Dictionary<string, ContainmentKind> Kinds = Enum.GetValues<ContainmentKind>().ToDictionary(k => Words.Snake(k.ToString()), StringComparer.Ordinal);
    private static readonly Dictionary<string, ResponseMode> Modes = Enum.GetValues<ResponseMode>().ToDictionary(m => Words.Snake(m.ToString()), StringComparer.Ordinal);
    private static readonly Dictionary<string, EntityType> Types = Enum.GetValues<EntityType>().ToDictionary(t => Words.Snake(t.ToString()), StringComparer.Ordinal);
    private static readonly Dictionary<string, Verdict> Verdicts = new(StringComparer.Ordinal) { ["suspicious"] = Verdict.Suspicious, ["malicious"] = Verdict.Malicious };
    private static readonly string[] DayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];
    private readonly string file;

    private PolicyReader(string file) => this.file = file;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ModelException">Anything is wrong, with its place.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ResponsePolicy Load(string path) => Read(path, File.ReadAllText(path));

    /// <summary>Reads the text of a file; see <see cref="Load"/>.</summary>
    public static ResponsePolicy Read(string file, string yaml) => new PolicyReader(file).Policy(new YamlMap(file, YamlFile.Read(file, yaml), "a response policy", Keys));

    private ResponsePolicy Policy(YamlMap map)
    {
        var rules = map.Items("rules").Select(Rule).ToList();
        if (rules.GroupBy(r => r.Name, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice) throw map.Error("rules", $"two rules are named '{twice.Key}'");
        var fallback = new ResponsePolicy();
        return new ResponsePolicy
        {
            Mode = map.Find("mode") is null ? ResponseMode.Off : One(map, "mode", Modes),
            IsDryRun = map.Truth("dry_run", otherwise: false),
            Rules = rules,
            Tags = [.. map.Items("tags").Select(Tag)],
            NeverTouch = Never(map.Texts("never_touch")),
            ActionsAnHour = Number(map, "actions_an_hour", fallback.ActionsAnHour, 0, 1000),
            EntitiesAtOnce = Number(map, "entities_at_once", fallback.EntitiesAtOnce, 0, 1000),
            Collateral = Share(map, "collateral", fallback.Collateral),
            Durations = map.Find("durations") is { } durations ? Durations(durations) : new Dictionary<ContainmentKind, TimeSpan>(),
        };
    }

    private PolicyRule Rule(YamlNode node)
    {
        var map = new YamlMap(file, node, "a rule", RuleKeys);
        return new PolicyRule
        {
            Name = map.Text("name"),
            Mode = One(map, "mode", Modes),
            Entities = map.Texts("entities"),
            Types = Each(map, "types", Types),
            Accounts = map.Texts("accounts"),
            Subnets = Subnets(map),
            Groups = map.Texts("groups"),
            Tags = [.. map.Texts("tags").Select(t => t.Length > 0 && t[0] != '=' ? t : throw map.Error("tags", $"'{t}' names no tag; write env=prod, or env for any value"))],
            Hours = [.. map.Items("hours").Select(Hours)],
            AtLeast = map.Find("at_least") is null ? null : One(map, "at_least", Verdicts),
            Actions = Each(map, "actions", Kinds),
            Collateral = map.Find("collateral") is null ? null : Share(map, "collateral", 0),
        };
    }

    private GivenTag Tag(YamlNode node)
    {
        var map = new YamlMap(file, node, "a tag", TagKeys);
        var (text, given) = (map.Text("tag"), new[] { "entities", "accounts", "subnets" });
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (text.Length == 0 || equals == 0 || text.Contains('*', StringComparison.Ordinal)) throw map.Error("tag", $"'{text}' is no tag; write crown-jewel, or env=prod");
        if (!given.Any(key => map.Texts(key).Count > 0)) throw map.Error("tag", $"nothing says who bears '{text}'; name entities, accounts or subnets");
        return new GivenTag(equals < 0 ? text : text[..equals], equals < 0 ? "" : text[(equals + 1)..], map.Texts("entities"), map.Texts("accounts"), Subnets(map));
    }

    private static List<AddressBlock> Subnets(YamlMap map) =>
        [.. map.Texts("subnets").Select(s => AddressBlock.TryParse(s, out var block) ? block : throw map.Error("subnets", $"'{s}' is no address block; write 10.0.0.0/8"))];

    private PolicyHours Hours(YamlNode node)
    {
        var map = new YamlMap(file, node, "hours", HourKeys);
        var days = map.Texts("days").SelectMany(d => Days(map, d)).Distinct().Order().ToList();
        return new PolicyHours(days.Count == 0 ? Enum.GetValues<DayOfWeek>() : days, Minute(map, "from", 0), Minute(map, "to", 0), Zone(map));
    }

    private static IEnumerable<DayOfWeek> Days(YamlMap map, string text)
    {
        var ends = text.ToLowerInvariant().Split('-').Select(d => Array.IndexOf(DayNames, d)).ToArray();
        if (ends.Length > 2 || ends.Contains(-1)) throw map.Error("days", $"'{text}' is no day; write mon, or mon-fri");
        for (var day = ends[0]; ; day = (day + 1) % 7)
        {
            yield return (DayOfWeek)day;
            if (day == ends[^1]) yield break;
        }
    }

    private static int Minute(YamlMap map, string key, int otherwise)
    {
        if (map.Find(key) is null) return otherwise;
        return TimeOnly.TryParseExact(map.Text(key), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (time.Hour * 60) + time.Minute : throw map.Error(key, $"'{map.Text(key)}' is no time of day; write 18:00");
    }

    private static TimeZoneInfo Zone(YamlMap map)
    {
        if (map.Find("zone") is null) return TimeZoneInfo.Utc;
        return TimeZoneInfo.TryFindSystemTimeZoneById(map.Text("zone"), out var zone) ? zone : throw map.Error("zone", $"there is no time zone '{map.Text("zone")}'; write Europe/Paris");
    }

    private static NeverTouch Never(IReadOnlyList<string> texts)
    {
        var blocks = texts.Select(t => (Text: t, IsBlock: AddressBlock.TryParse(t, out var block), Block: block)).ToList();
        return new NeverTouch([.. blocks.Where(b => !b.IsBlock).Select(b => b.Text)], [.. blocks.Where(b => b.IsBlock).Select(b => b.Block)]);
    }

    private Dictionary<ContainmentKind, TimeSpan> Durations(YamlNode node)
    {
        var map = new YamlMap(file, node, "durations", [.. Kinds.Keys]);
        return map.Keys.ToDictionary(k => Kinds[k], k => Duration.TryParse(map.Text(k), out var span) ? span : throw map.Error(k, $"'{map.Text(k)}' is no span from 1s to 7d; write 30m, 2h or 1d"));
    }

    private static T One<T>(YamlMap map, string key, Dictionary<string, T> of) =>
        of.TryGetValue(map.Text(key), out var value) ? value : throw map.Error(key, $"'{map.Text(key)}' is not one of {string.Join(", ", of.Keys)}");

    private static List<T> Each<T>(YamlMap map, string key, Dictionary<string, T> of) =>
        [.. map.Texts(key).Select(t => of.TryGetValue(t, out var value) ? value : throw map.Error(key, $"'{t}' is not one of {string.Join(", ", of.Keys)}"))];

    private static int Number(YamlMap map, string key, int otherwise, int least, int most)
    {
        if (map.Find(key) is null) return otherwise;
        return int.TryParse(map.Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw map.Error(key, string.Create(CultureInfo.InvariantCulture, $"'{key}' must be a whole number from {least} to {most}"));
    }

    private static double Share(YamlMap map, string key, double otherwise)
    {
        if (map.Find(key) is null) return otherwise;
        return double.TryParse(map.Text(key), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 1 ? share : throw map.Error(key, $"'{key}' must be a share from 0 to 1");
    }
}
