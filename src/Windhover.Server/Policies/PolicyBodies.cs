using System.Globalization;
using System.Text.Json;
using Windhover.Core.Response.Policies;
using Windhover.Server.Api;

namespace Windhover.Server.Policies;

/// <summary>A policy as the console edits it, from what was read of a file.</summary>
internal static class PolicyBodies
{
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    internal static PolicyBody Of(ResponsePolicy policy) => new(
        policy.Mode,
        policy.IsDryRun,
        [.. policy.Rules.Select(Of)],
        [.. policy.NeverTouch.Names, .. policy.NeverTouch.Blocks.Select(block => block.ToString())],
        policy.ActionsAnHour,
        policy.EntitiesAtOnce,
        policy.Collateral,
        policy.Durations.ToDictionary(d => JsonNamingPolicy.SnakeCaseLower.ConvertName(d.Key.ToString()), d => Span(d.Value), StringComparer.Ordinal),
        [.. policy.Tags.Select(tag => new GivenTagBody(tag.Tag.ToString(), tag.Entities, tag.Accounts, [.. tag.Subnets.Select(s => s.ToString())]))]);

    private static PolicyRuleBody Of(PolicyRule rule) => new(
        rule.Name, rule.Mode, rule.Types, rule.Entities, rule.Accounts, [.. rule.Subnets.Select(s => s.ToString())], rule.Groups, [.. rule.Hours.Select(Of)], rule.AtLeast, rule.Actions, rule.Collateral, rule.Tags);

    private static PolicyHoursBody Of(PolicyHours hours) => new([.. hours.Days.Select(day => Days[(int)day])], Minute(hours.From), Minute(hours.To), hours.Zone.Id);

    private static string Minute(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    private static string Span(TimeSpan span) => span switch
    {
        { Hours: 0, Minutes: 0, Seconds: 0 } => FormattableString.Invariant($"{span.TotalDays:0}d"),
        { Minutes: 0, Seconds: 0 } => FormattableString.Invariant($"{span.TotalHours:0}h"),
        { Seconds: 0 } => FormattableString.Invariant($"{span.TotalMinutes:0}m"),
        _ => FormattableString.Invariant($"{span.TotalSeconds:0}s"),
    };
}
