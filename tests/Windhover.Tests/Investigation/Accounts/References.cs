using System.Text;
using Shouldly;
using Windhover.Core.Detection;
using Windhover.Core.Investigation;

namespace Windhover.Tests.Investigation.Accounts;

/// <summary>Walks from the sentences of an account to its facts, their queries and their raw records.</summary>
internal static class References
{
    /// <summary>Fails on a sentence without a fact, a fact that is not there or whose query asks nothing, and a raw record that is not where it is said to be.</summary>
    /// <param name="report">The investigation.</param>
    /// <param name="estate">Where it is from.</param>
    /// <returns>How many raw records were read.</returns>
    public static int ShouldResolve(this InvestigationReport report, ToldEstate estate)
    {
        var facts = report.Facts.ToDictionary(f => f.Id, StringComparer.Ordinal);
        var alerts = estate.Found.Alerts.ToDictionary(a => a.AlertId, StringComparer.Ordinal);
        var read = 0;
        foreach (var sentence in report.Account)
        {
            sentence.Text.ShouldNotBeNullOrWhiteSpace();
            sentence.Facts.ShouldNotBeEmpty(sentence.Text);
            sentence.Facts.ShouldAllBe(f => facts.ContainsKey(f), sentence.Text);
        }

        foreach (var fact in facts.Values)
        {
            fact.Query.From.ShouldBeLessThanOrEqualTo(fact.Query.To, fact.Text);
            (fact.Query.Entity + fact.Query.Address).ShouldNotBeEmpty(fact.Text);
            if (fact.Query.Entity.Length > 0)
                estate.Found.Alerts.ShouldContain(a => a.Entity.Id == fact.Query.Entity || a.Related.Any(r => r.Id == fact.Query.Entity), $"{fact.Text}: nobody is {fact.Query.Entity}");
            foreach (var id in fact.Alerts) alerts.ShouldContainKey(id, fact.Text);

            // What is read off alerts shows their records; the alerts that the query finds are those of the fact.
            if (fact.Alerts.Count > 0 && fact.Alerts.Any(id => alerts[id].Evidence.Count > 0)) fact.Evidence.ShouldNotBeEmpty(fact.Text);
            if (fact.Query.Subject == FactSubject.Alerts && fact.Alerts.Count > 0)
                alerts.Values.ShouldContain(a => fact.Alerts.Contains(a.AlertId) && (a.Entity.Id == fact.Query.Entity || a.Related.Any(r => r.Id == fact.Query.Entity)), fact.Text);
            foreach (var evidence in fact.Evidence)
            {
                Bytes(estate, evidence).ShouldNotBeEmpty($"{fact.Text} {evidence}");
                read++;
            }
        }

        return read;
    }

    /// <summary>The raw record, as the log has it.</summary>
    public static string Bytes(ToldEstate estate, Evidence evidence)
    {
        using var file = File.OpenRead(Path.Combine(estate.Logs, evidence.File));
        using var content = evidence.File.EndsWith(".gz", StringComparison.Ordinal) ? (Stream)new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress) : file;
        var skipped = new byte[evidence.Offset];
        content.ReadExactly(skipped);
        var record = new byte[evidence.Length];
        content.ReadExactly(record);
        return Encoding.UTF8.GetString(record);
    }
}
