using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Every alert is investigated, and every sentence can be traced.</summary>
[Collection("lab logs")]
public sealed class InvestigatedTests(LabLogs lab)
{
    private readonly List<JsonElement> alerts = Lines(lab.Plain.Alerts), incidents = Lines(lab.Plain.Incidents), investigations = Lines(lab.Plain.Investigations);

    [Fact]
    public void EveryAlertIsInOneInvestigationWithAVerdict()
    {
        var investigated = investigations.SelectMany(i => Texts(i, "alerts")).ToList();
        investigated.Count.ShouldBe(alerts.Count);
        investigated.Order(StringComparer.Ordinal).ShouldBe(alerts.Select(a => Text(a, "alert_id")).Order(StringComparer.Ordinal));
        investigations.ShouldAllBe(i => new[] { "malicious", "suspicious", "benign", "inconclusive" }.Contains(Text(i, "verdict")));
    }

    [Fact]
    public void EveryIncidentIsItsInvestigation()
    {
        incidents.ShouldNotBeEmpty();
        foreach (var incident in incidents)
        {
            var investigation = investigations.Single(i => Text(i, "incident_id") == Text(incident, "incident_id"));
            investigation.GetProperty("is_told").GetBoolean().ShouldBeTrue();
            Text(investigation, "verdict").ShouldBe(Text(incident, "verdict"));
            investigation.GetProperty("score").GetDouble().ShouldBe(incident.GetProperty("score").GetDouble());
            Texts(investigation, "alerts").ShouldBe(Texts(incident, "alerts"));
        }

        investigations.Count(i => i.GetProperty("is_told").GetBoolean()).ShouldBe(incidents.Count);
    }

    [Fact]
    public void EverySentenceRestsOnFactsAndEveryFactLeadsToItsQueryAndItsRecords()
    {
        var records = 0;
        foreach (var investigation in investigations)
        {
            var facts = investigation.GetProperty("facts").EnumerateArray().ToDictionary(f => Text(f, "id"), StringComparer.Ordinal);
            var account = investigation.GetProperty("account").EnumerateArray().ToList();
            account.Select(s => Text(s, "section")).Distinct().ShouldBe(["conclusion", "what_happened", "who_and_where", "unlike_normal", "scope", "impact", "techniques", "not_known", "next_steps"], ignoreOrder: true);
            foreach (var sentence in account)
            {
                Text(sentence, "text").ShouldNotBeNullOrWhiteSpace();
                Texts(sentence, "facts").ShouldNotBeEmpty(Text(sentence, "text"));
                Texts(sentence, "facts").ShouldAllBe(f => facts.ContainsKey(f), Text(sentence, "text"));
            }

            var own = Texts(investigation, "alerts").ToHashSet(StringComparer.Ordinal);
            foreach (var fact in facts.Values)
            {
                var query = fact.GetProperty("query");
                new[] { "alerts", "events", "connections", "entity" }.ShouldContain(Text(query, "subject"));
                query.GetProperty("from").GetInt64().ShouldBeLessThanOrEqualTo(query.GetProperty("to").GetInt64());
                (Text(query, "entity") + Text(query, "address")).ShouldNotBeEmpty(Text(fact, "text"));
                Texts(fact, "alerts").ShouldAllBe(a => own.Contains(a));
                foreach (var evidence in fact.GetProperty("evidence").EnumerateArray().Take(1))
                {
                    File.Exists(Path.Combine(lab.Path, Text(evidence, "file"))).ShouldBeTrue(Text(evidence, "file"));
                    evidence.GetProperty("length").GetInt32().ShouldBeGreaterThan(0);
                    records++;
                }
            }
        }

        records.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void EveryQuestionShowsHowItsAnswerMovedTheVerdict()
    {
        foreach (var investigation in investigations)
        {
            var questions = investigation.GetProperty("questions").EnumerateArray().ToList();
            questions.ShouldNotBeEmpty();
            questions.Sum(q => q.GetProperty("cost").GetInt32()).ShouldBeLessThanOrEqualTo(50);
            for (var i = 1; i < questions.Count; i++) questions[i].GetProperty("before").GetDouble().ShouldBe(questions[i - 1].GetProperty("after").GetDouble(), 1e-9);
            questions[^1].GetProperty("after").GetDouble().ShouldBe(investigation.GetProperty("probability").GetDouble(), 1e-9);
            var hypotheses = investigation.GetProperty("hypotheses").EnumerateArray().ToList();
            hypotheses.Sum(h => h.GetProperty("probability").GetDouble()).ShouldBe(1, 0.01);
            hypotheses.Where(h => Text(h, "kind") == "malicious").Sum(h => h.GetProperty("probability").GetDouble()).ShouldBe(investigation.GetProperty("probability").GetDouble(), 0.01);
            hypotheses.ShouldContain(h => Text(h, "hypothesis") == Text(investigation, "rival"));
        }
    }

    private static List<JsonElement> Lines(byte[] file) => [.. Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";

    private static List<string> Texts(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? "")];
}
