using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs.Exports.Pages;

/// <summary>Puts an incident into the order in which a person reads it: what is concluded, the account, how it was reached, the alerts.</summary>
internal static class StoryWriter
{
    /// <summary>The page of an incident, investigated or not.</summary>
    public static StoryPage Write(IncidentStory story)
    {
        var report = story.Investigation;
        var notes = new NoteBook(report?.Facts ?? []);
        List<PageSection> sections = [];
        if (report is null) sections.Add(new() { Title = "Summary", Sentences = [(story.Incident.Summary, []), ("Nothing was investigated yet: this is put together from the alerts.", [])] });
        else sections.AddRange(Account(report, notes));
        sections.Add(new() { Title = "Entities", Columns = ["Kind", "Name", "Id", "Account", "Addresses"], Rows = [.. story.Incident.Entities.Select(Row)] });
        if (report is not null) sections.AddRange(Work(report, notes));
        sections.Add(Alerts(story));
        return new(story.Incident.Title, Head(story), sections, notes.Notes);
    }

    private static IEnumerable<PageSection> Account(InvestigationReport report, NoteBook notes) =>
        from sentence in report.Account
        group sentence by sentence.Section into section
        orderby section.Key
        select new PageSection { Title = ExportText.Heading(section.Key), Sentences = [.. section.Select(sentence => (sentence.Text, notes.Numbers(sentence.Facts)))] };

    private static IEnumerable<PageSection> Work(InvestigationReport report, NoteBook notes)
    {
        yield return new()
        {
            Title = "Explanations that were weighed",
            Sentences = report.WouldChange.Length > 0 ? [(report.WouldChange, [])] : [],
            Columns = ["Explanation", "If true", "Before", "After", ""],
            Rows =
            [
                .. report.Hypotheses.Select((IReadOnlyList<string> (belief) =>
                    [belief.Title, ExportText.Word(belief.Kind), ExportText.Percent(belief.Prior), ExportText.Percent(belief.Probability), belief.Hypothesis == report.Rival ? "best rival" : ""])),
            ],
        };
        yield return new()
        {
            Title = "Questions that were asked",
            Sentences =
            [
                .. report.Questions.Select(asked => (
                    $"{asked.Text} {asked.Answer}: from {ExportText.Percent(asked.Before)} to {ExportText.Percent(asked.After)}.{Why(report, asked)}", notes.Numbers([asked.Fact]))),
            ],
        };
        notes.AddTheRest();
    }

    private static string Why(InvestigationReport report, AskedQuestion asked) => asked.Moves.Count == 0
        ? ""
        : " " + string.Join("; ", asked.Moves.Select(move => $"{Title(report, move.Hypothesis)} {(move.Bits < 0 ? "−" : "+")}{ExportText.Number(Math.Abs(move.Bits))} bits: {move.Because}")) + ".";

    private static string Title(InvestigationReport report, string hypothesis) => report.Hypotheses.FirstOrDefault(belief => belief.Hypothesis == hypothesis)?.Title ?? hypothesis;

    private static PageSection Alerts(IncidentStory story) => new()
    {
        Title = "Alerts",
        Sentences = story.Alerts.Count < story.Incident.Alerts.Count ? [($"{story.Incident.Alerts.Count - story.Alerts.Count} of {story.Incident.Alerts.Count} alerts are no longer kept.", [])] : [],
        Columns = ["Time", "Alert", "What", "About", "Severity", "Score", "Records"],
        Rows =
        [
            .. story.Alerts.Select((IReadOnlyList<string> (alert) =>
                [ExportText.Time(alert.Time), alert.AlertId, alert.Title, alert.Entity.Name, ExportText.Word(alert.Severity), ExportText.Number(alert.Score), string.Join("; ", alert.Evidence.Take(3).Select(NoteBook.Place))])),
        ],
    };

    private static IReadOnlyList<(string Name, string Value)> Head(IncidentStory story)
    {
        var (incident, report) = (story.Incident, story.Investigation);
        List<(string, string)> head = [("Verdict", Verdict(incident, report)), ("Severity", $"{ExportText.Word(report?.Severity ?? incident.Severity)}, score {ExportText.Number(report?.Score ?? incident.Score)} of 100")];
        if (report?.Hypotheses.FirstOrDefault() is { } leading) head.Add(("Best explanation", leading.Title));
        if (report?.Hypotheses.FirstOrDefault(belief => belief.Hypothesis == report.Rival) is { } rival) head.Add(("Best rival", $"{rival.Title} ({ExportText.Percent(rival.Probability)})"));
        head.Add(("Status", ExportText.Word(incident.Status)));
        head.Add(("From", ExportText.Time(incident.StartTime)));
        head.Add(("To", ExportText.Time(incident.EndTime)));
        head.Add(("Raised", ExportText.Time(incident.DetectedAt)));
        if (report is not null) head.Add(("Last looked at", ExportText.Time(report.Time)));
        if (incident.Attacks.Count > 0) head.Add(("ATT&CK", string.Join("; ", incident.Attacks.Select(AttackNames.Words))));
        head.Add(("Incident", incident.IncidentId));
        return head;
    }

    private static string Verdict(Incident incident, InvestigationReport? report) =>
        report is null ? $"{ExportText.Word(incident.Verdict)}, not investigated yet" : $"{ExportText.Word(report.Verdict)}, {ExportText.Percent(report.Probability)} probable that it is something to act on";

    private static IReadOnlyList<string> Row(EntityRef entity) => [ExportText.Word(entity.Type), entity.Name, entity.Id, entity.Account, string.Join(", ", entity.Ips)];
}
