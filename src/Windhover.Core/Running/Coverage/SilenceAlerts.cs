using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Events;

namespace Windhover.Core.Running.Coverage;

/// <summary>
/// Makes alerts of streams that fell silent: about <c>source:NAME/ACCOUNT</c>, or about <c>source:NAME</c> when several accounts of it stop at once. All of
/// one source stand beside each other, so that they become one incident.
/// </summary>
internal sealed class SilenceAlerts(SymbolTable symbols, EvidenceText evidence)
{
    /// <summary>Name under which they are raised.</summary>
    public const string Model = "source-silent";

    private const int MostStreams = 20;

    /// <summary>The alerts, by the name of the source.</summary>
    /// <param name="silent">The streams.</param>
    /// <param name="end">Now, in event time.</param>
    public IEnumerable<Alert> Make(IReadOnlyList<SilentStream> silent, long end)
    {
        foreach (var source in silent.GroupBy(s => s.Source, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return Make(source.Key, [.. source.OrderBy(s => symbols.Text(s.Account), StringComparer.Ordinal)], end);
    }

    private Alert Make(string source, List<SilentStream> streams, long end)
    {
        var last = streams.MaxBy(s => s.Activity.Last)!.Activity;
        var whole = Ref(source, "");
        var entity = streams.Count == 1 ? Ref(source, symbols.Text(streams[0].Account)) : whole;
        var parts = streams.Select(s => Ref(source, symbols.Text(s.Account))).Append(whole).Where(r => r.Id != entity.Id).Take(MostStreams);
        var rows = streams.Take(MostStreams).Select(s => Row(s, end)).ToList();
        var named = streams.Count == 1 ? entity.Name["source:".Length..] : $"{source} ({streams.Count} accounts)";
        return new Alert
        {
            AlertId = AlertIds.Of(Model, entity.Id, last.Last),
            Time = end,
            FirstTime = last.Last,
            Model = Model,
            Title = $"{named} fell silent: no record for {Span(end - last.Last)}, while other logs go on",
            Kind = AlertKind.Model,
            Severity = Severity.Medium,
            Entity = entity,
            Related = [.. parts],
            Score = 55,
            Probability = rows.Min(r => r.Probability),
            Attacks = [streams.Exists(s => !s.Account.IsNone) ? new AttackTechnique("TA0005", "T1562.008") : new AttackTechnique("TA0005", "T1562.001")],
            Contributions = rows,
            Evidence = [.. streams.Take(MostStreams).Where(s => s.Activity.Record.Length > 0).Select(s => evidence.Of(s.Activity.Record, s.Activity.Id, s.Activity.Last))],
            Records = streams.Count,
            Why = "Whoever does not want to be seen switches off a log first. More often a delivery broke; either way, nothing is seen there until it is mended.",
            NextSteps =
            [
                "Look for the change that stopped it: a deleted trail, flow log, export or sensor, a lost permission, a full disk.",
                "Ask who made that change, and whether it was planned.",
                "Find out what went on meanwhile in the logs that still come.",
            ],
        };
    }

    private static Contribution Row(SilentStream stream, long end)
    {
        var activity = stream.Activity;
        var pause = end - activity.Last;
        var probability = 1.0 / (activity.Events + 1);
        return new Contribution
        {
            Feature = "silence",
            Observed = Span(pause),
            Expected = $"at most {Span(activity.UsualPause)}",
            Probability = probability,
            Bits = -Math.Log2(probability),
            Text = string.Create(CultureInfo.InvariantCulture, $"No record for {Span(pause)}; the longest pause between {activity.Events:#,0} events over {Span(activity.Last - activity.First)} was {Span(activity.UsualPause)}."),
        };
    }

    private static EntityRef Ref(string source, string account)
    {
        var name = account.Length == 0 ? $"source:{source}" : $"source:{source}/{account}";
        return new EntityRef { Type = EntityType.Resource, Id = "resource:" + name, Name = name, Account = account };
    }

    private static string Span(long milliseconds) => TimeSpan.FromMilliseconds(milliseconds) switch
    {
        { TotalMinutes: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        { TotalHours: < 2 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
        { TotalDays: < 2 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalHours:0} h"),
        var span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalDays:0} days"),
    };
}
