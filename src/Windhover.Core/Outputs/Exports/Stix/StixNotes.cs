using System.Text;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs.Exports.Pages;

namespace Windhover.Core.Outputs.Exports.Stix;

/// <summary>Texts of notes and of the report, as lines. STIX has no markup: nothing is escaped beyond JSON.</summary>
internal static class StixNotes
{
    /// <summary>How far the verdict is believed to be right, 0–100 (section 3.2): of a benign one, how probable it is that there is nothing to act on.</summary>
    public static int Confidence(InvestigationReport report)
    {
        var right = report.Verdict == Verdict.Benign ? 1 - report.Probability : report.Probability;
        return double.IsNaN(right) ? 0 : (int)Math.Round(Math.Clamp(right, 0, 1) * 100, MidpointRounding.AwayFromZero);
    }

    /// <summary>The account, section by section, each sentence with the ids of its facts; the summary where nothing was investigated yet.</summary>
    public static string Account(IncidentStory story)
    {
        if (story.Investigation is not { } report) return story.Incident.Summary;
        var text = new StringBuilder();
        foreach (var section in report.Account.GroupBy(sentence => sentence.Section).OrderBy(section => section.Key))
        {
            text.Append(ExportText.Heading(section.Key)).Append('\n');
            foreach (var sentence in section) text.Append($"{sentence.Text} [{string.Join(", ", sentence.Facts)}]\n");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>An alert with its ledger and the places of its raw records.</summary>
    public static string Of(Alert alert)
    {
        List<string> lines = [$"{alert.Title} ({alert.Model}, score {ExportText.Number(alert.Score)} of 100)"];
        if (alert.Why.Length > 0) lines.Add(alert.Why);
        if (alert.Chance.Length > 0) lines.Add($"By chance this happens {alert.Chance}.");
        lines.AddRange(alert.Contributions.Select(row => $"{row.Feature}: {row.Text} Seen: {row.Observed}. Expected: {row.Expected}. {ExportText.Number(row.Bits)} bits."));
        lines.AddRange(alert.Evidence.Select(record => $"Record {NoteBook.Place(record)}"));
        return string.Join('\n', lines);
    }

    /// <summary>A verdict with what speaks for and against it, and the facts.</summary>
    public static string Of(InvestigationReport report)
    {
        List<string> lines = [$"{ExportText.Word(report.Verdict)}, {ExportText.Percent(report.Probability)} probable that it is something to act on."];
        lines.AddRange(report.Hypotheses.Select(belief => $"{ExportText.Percent(belief.Probability)} {belief.Title}{(belief.Hypothesis == report.Rival ? " (best rival)" : "")}"));
        if (report.WouldChange.Length > 0) lines.Add(report.WouldChange);
        lines.AddRange(report.Facts.Select(fact => $"{fact.Id}: {fact.Text} {FactAddress.Of(fact.Query)}{string.Concat(fact.Evidence.Select(record => $" {NoteBook.Place(record)}"))}"));
        return string.Join('\n', lines);
    }
}
