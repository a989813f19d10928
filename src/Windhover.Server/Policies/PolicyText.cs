using System.Globalization;
using System.Text;
using System.Text.Json;
using Windhover.Core.Detection.Rules;
using Windhover.Server.Api;

namespace Windhover.Server.Policies;

/// <summary>A policy as its file says it, from what the console sends. The rules come last, so that a line tells which rule is at fault.</summary>
internal static class PolicyText
{
    private const string RuleBegins = "  - name:";
    private const string TagBegins = "  - tag:";

    /// <summary>Writes it.</summary>
    internal static string Write(PolicyBody policy)
    {
        var text = new StringBuilder();
        Line(text, "mode", Name(policy.Mode));
        Line(text, "dry_run", policy.DryRun ? "true" : "false");
        List(text, "never_touch", policy.NeverTouch);
        Line(text, "actions_an_hour", policy.ActionsAnHour?.ToString(CultureInfo.InvariantCulture));
        Line(text, "entities_at_once", policy.EntitiesAtOnce?.ToString(CultureInfo.InvariantCulture));
        Line(text, "collateral", Number(policy.Collateral));
        if (policy.Durations is { Count: > 0 } durations) Line(text, "durations", $"{{ {string.Join(", ", durations.Select(d => $"{Quoted(d.Key)}: {Quoted(d.Value)}"))} }}");
        if (policy.Tags is { Count: > 0 } tags) Write(text, tags);
        if (policy.Rules is not { Count: > 0 } rules) return text.ToString();
        text.Append("rules:\n");
        foreach (var rule in rules) Write(text, rule);
        return text.ToString();
    }

    /// <summary>What is wrong, in a sentence that names the rule.</summary>
    internal static string Words(string yaml, ModelException wrong)
    {
        var parts = wrong.Problems[0].Split(':', 4);
        if (parts.Length < 4 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var line)) return wrong.Problems[0];
        var (rule, tag) = (Count(RuleBegins), Count(TagBegins));
        var place = rule > 0 ? FormattableString.Invariant($"Rule {rule}: ") : tag > 0 ? FormattableString.Invariant($"Tag {tag}: ") : "";
        return place + parts[3].Trim();

        int Count(string beginning) => yaml.Split('\n').Take(line).Count(each => each.StartsWith(beginning, StringComparison.Ordinal));
    }

    private static void Write(StringBuilder text, IReadOnlyList<GivenTagBody> tags)
    {
        text.Append("tags:\n");
        foreach (var tag in tags)
        {
            text.Append(TagBegins).Append(' ').Append(Quoted(tag.Tag)).Append('\n');
            List(text, "    entities", tag.Entities);
            List(text, "    accounts", tag.Accounts);
            List(text, "    subnets", tag.Subnets);
        }
    }

    private static void Write(StringBuilder text, PolicyRuleBody rule)
    {
        text.Append(RuleBegins).Append(' ').Append(Quoted(rule.Name)).Append('\n');
        Line(text, "    mode", Name(rule.Mode));
        List(text, "    types", rule.Types?.Select(Name));
        List(text, "    entities", rule.Entities);
        List(text, "    accounts", rule.Accounts);
        List(text, "    subnets", rule.Subnets);
        List(text, "    groups", rule.Groups);
        List(text, "    tags", rule.Tags);
        if (rule.Hours is { Count: > 0 } hours) Line(text, "    hours", $"[{string.Join(", ", hours.Select(Hours))}]");
        Line(text, "    at_least", rule.AtLeast is { } verdict ? Name(verdict) : null);
        List(text, "    actions", rule.Actions?.Select(Name));
        Line(text, "    collateral", Number(rule.Collateral));
    }

    private static string Hours(PolicyHoursBody hours)
    {
        string?[] parts =
        [
            hours.Days is { Count: > 0 } days ? $"days: [{string.Join(", ", days.Select(Quoted))}]" : null, hours.From is { Length: > 0 } from ? $"from: {Quoted(from)}" : null,
            hours.To is { Length: > 0 } to ? $"to: {Quoted(to)}" : null, hours.Zone is { Length: > 0 } zone ? $"zone: {Quoted(zone)}" : null,
        ];
        return $"{{ {string.Join(", ", parts.Where(p => p is not null))} }}";
    }

    private static void Line(StringBuilder text, string key, string? value)
    {
        if (value is not null) text.Append(key).Append(": ").Append(value).Append('\n');
    }

    private static void List(StringBuilder text, string key, IEnumerable<string>? values)
    {
        if (values?.Select(Quoted).ToArray() is { Length: > 0 } all) text.Append(key).Append(": [").AppendJoin(", ", all).Append("]\n");
    }

    private static string? Number(double? value) => value?.ToString("0.##########", CultureInfo.InvariantCulture);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    // A JSON text is a YAML text (https://yaml.org/spec/1.2.2/#103-core-schema): nothing that somebody writes can become a key.
    private static string Quoted(string? text) => $"\"{JsonEncodedText.Encode(text ?? "")}\"";
}
