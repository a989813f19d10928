using System.Text;
using System.Text.RegularExpressions;
using Shouldly;
using Windhover.Core.Investigation;
using Windhover.Core.Outputs.Exports;
using Windhover.Core.Outputs.Exports.Pages;
using Xunit;

namespace Windhover.Tests.Outputs.Exports;

/// <summary>Every sentence of an account shows what it rests on, down to the raw record.</summary>
public class StoryPageTests
{
    private static readonly InvestigationReport Report = ExportSamples.Story.Investigation!;

    [Fact]
    public void EverySentenceOfTheAccountEndsInNotesThatHoldItsFactsQueriesAndRecords()
    {
        var markdown = Text("markdown");
        foreach (var sentence in Report.Account)
        {
            var line = markdown.Split('\n').Single(line => line.StartsWith("- " + MarkdownText.Escape(sentence.Text) + "[^", StringComparison.Ordinal));
            var notes = Regex.Matches(line, @"\[\^(\d+)\]").Select(match => Note(match.Groups[1].Value)).ToArray();
            notes.Length.ShouldBe(sentence.Facts.Count);
            foreach (var fact in sentence.Facts.Select(id => Report.Facts.Single(fact => fact.Id == id)))
            {
                var note = notes.Single(note => note.Contains(MarkdownText.Escape(fact.Text), StringComparison.Ordinal));
                note.ShouldContain($"`{FactAddress.Of(fact.Query)}`");
                foreach (var record in fact.Evidence) note.ShouldContain($"`{record.Source} {record.File}:{record.Offset}`");
                foreach (var alert in fact.Alerts) note.ShouldContain($"`{alert}`");
            }
        }

        string Note(string number) => markdown.Split('\n').Single(line => line.StartsWith($"[^{number}]: ", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryReferenceOfThePageLeadsToANoteOfThePage()
    {
        var html = Text("html");
        var ids = Regex.Matches(html, "id=\"(fact-\\d+)\"").Select(match => match.Groups[1].Value).ToArray();
        ids.ShouldBe(["fact-1", "fact-2", "fact-3", "fact-4"]);
        var references = Regex.Matches(html, "href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value).ToArray();
        references.Length.ShouldBe(Report.Account.Sum(sentence => sentence.Facts.Count) + Report.Questions.Count);
        references.ShouldBeSubsetOf(ids);
    }

    [Fact]
    public void SectionsComeInTheirOrderWhateverTheOrderOfTheSentences()
    {
        var page = StoryWriter.Write(ExportSamples.Story);
        page.Sections.Select(section => section.Title).ShouldBe(
            ["Conclusion", "What happened", "How it differs from normal", "What to do next", "Entities", "Explanations that were weighed", "Questions that were asked", "Alerts"]);
    }

    [Fact]
    public void AFactThatIsNotKeptIsSaidToBeNotKept()
    {
        var page = StoryWriter.Write(ExportSamples.Story with { Investigation = Report with { Facts = [] } });
        page.Notes.ShouldAllBe(note => note.Text.EndsWith("is not kept.", StringComparison.Ordinal));
    }

    [Fact]
    public void AlertsThatAreNoLongerKeptAreCounted() =>
        StoryWriter.Write(ExportSamples.Story with { Alerts = [ExportSamples.Story.Alerts[0]] }).Sections[^1].Sentences.ShouldHaveSingleItem().Text.ShouldBe("1 of 2 alerts are no longer kept.");

    [Fact]
    public void ThePageForbidsEverythingButItsOwnStyle()
    {
        var html = Text("html");
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        html.ShouldContain($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">");
        style.ShouldContain("@media print");
        style.ShouldNotContain("url(");
        style.ShouldNotContain("@import");
    }

    [Theory]
    [InlineData(FactSubject.Alerts, "/api/v1/alerts?entity=device%3Aa%2Fb%26c")]
    [InlineData(FactSubject.Events, "/api/v1/events?entity=device%3Aa%2Fb%26c&address=2001%3Adb8%3A%3A1&operation=x%20y&from=5&to=9")]
    [InlineData(FactSubject.Connections, "/api/v1/connections?entity=device%3Aa%2Fb%26c&address=2001%3Adb8%3A%3A1&from=5&to=9")]
    [InlineData(FactSubject.Entity, "/api/v1/entities/view?id=device%3Aa%2Fb%26c")]
    public void AQueryIsAnAddressOfTheApi(FactSubject subject, string address) =>
        FactAddress.Of(new() { Subject = subject, Entity = "device:a/b&c", Address = "2001:db8::1", Operation = "x y", From = 5, To = 9 }).ShouldBe(address);

    private static string Text(string format) => Encoding.UTF8.GetString(ExportFormats.ForIncident(format)!.Write(ExportSamples.Story));
}
