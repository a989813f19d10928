using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;
using Windhover.Lab;
using Windhover.Tests.Conventions;
using Xunit;

namespace Windhover.Tests.Investigation.Accounts;

/// <summary>Somebody who has left takes design files along: found before the second file, and told so that a manager understands it.</summary>
public sealed class LeaverTests
{
    internal static readonly LabOptions Estate = new() { Days = 16, LearningDays = 13, Scale = 1.7, Attacks = ["leaver"], Clouds = false, Changes = false };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void TheLeaverIsFoundBeforeTheSecondFileAndTheTravellerIsLeftAlone(int seed)
    {
        using var estate = ToldEstate.Of(Estate with { Seed = seed });
        var story = estate.Story("leaver");
        var downloads = Raw(estate, story).Where(r => Name(r) == "download").ToList();
        downloads.Count.ShouldBeGreaterThan(1);

        var report = estate.About(story).Where(r => r.IsTold).ShouldHaveSingleItem();
        report.Verdict.ShouldBeOneOf(Verdict.Malicious, Verdict.Suspicious);
        report.Attacks.ShouldContain(a => a.Technique == "T1530");
        var detected = estate.IncidentOf(report).DetectedAt;
        detected.ShouldBeGreaterThanOrEqualTo(Time(downloads[0]));
        detected.ShouldBeLessThan(Time(downloads[1]));
        TestContext.Current.SendDiagnosticMessage($"seed {seed}: told {(detected - Time(downloads[0])) / 1000} s after the first download, {(Time(downloads[1]) - detected) / 1000} s before the second; {report.Verdict} {report.Probability}, score {report.Score}");

        Tells(estate, report, story, downloads[0]);
        report.ShouldResolve(estate).ShouldBeGreaterThan(3);
        if (seed == 1) AccountText.Of(report).ShouldBeInFile("tests/Windhover.Tests/Investigation/Accounts/Approved/leaver.md");

        estate.About(estate.Story("leaver", twin: true)).ShouldAllBe(r => !r.IsTold || r.Verdict == Verdict.Benign || r.Score < 40);
    }

    private static void Tells(ToldEstate estate, InvestigationReport report, JsonElement story, JsonElement download)
    {
        var account = string.Join('\n', report.Account.Select(s => s.Text));
        var person = story.GetProperty("entities")[0].GetProperty("name").GetString()!;
        var title = Parameter(download, "doc_title");
        account.ShouldContain(story.GetProperty("addresses")[0].GetString()!);
        account.ShouldContain(Parameter(Raw(estate, story).First(r => Name(r) == "change_user_access"), "target_user"));

        var moment = DateTimeOffset.FromUnixTimeMilliseconds(Time(download)).ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
        var sentence = report.Account.Single(s => s.Section == AccountSection.WhatHappened && s.Text.StartsWith(moment, StringComparison.Ordinal) && s.Text.Contains("downloaded", StringComparison.Ordinal));
        sentence.Text.ShouldContain(person);
        sentence.Text.ShouldContain(title);

        // The fact behind it is the very line of the log.
        var raw = report.Facts.Where(f => sentence.Facts.Contains(f.Id)).SelectMany(f => f.Evidence).Select(e => (e.Source, Text: References.Bytes(estate, e))).ShouldHaveSingleItem();
        raw.Source.ShouldBe("gworkspace.activity");
        JsonDocument.Parse(raw.Text).RootElement.GetProperty("id").GetRawText().ShouldBe(download.GetProperty("id").GetRawText());
    }

    private static List<JsonElement> Raw(ToldEstate estate, JsonElement story)
    {
        var found = new List<JsonElement>();
        foreach (var file in story.GetProperty("records").EnumerateArray())
        {
            var ids = file.GetProperty("ids").EnumerateArray().Select(i => i.GetString()!).ToHashSet(StringComparer.Ordinal);
            found.AddRange(File.ReadLines(Path.Combine(estate.Logs, file.GetProperty("file").GetString()!)).Select(l => JsonDocument.Parse(l).RootElement).Where(r => ids.Contains(r.GetProperty("id").GetProperty("uniqueQualifier").GetString()!)));
        }

        return [.. found.OrderBy(Time)];
    }

    private static long Time(JsonElement record) => record.GetProperty("id").GetProperty("time").GetDateTimeOffset().ToUnixTimeMilliseconds();

    private static string Name(JsonElement record) => record.GetProperty("events")[0].GetProperty("name").GetString()!;

    private static string Parameter(JsonElement record, string name) =>
        record.GetProperty("events")[0].GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == name).GetProperty("value").GetString()!;
}
