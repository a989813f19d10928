using System.Globalization;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>Writes the account of an investigation. Every sentence names the facts that it rests on.</summary>
internal sealed class AccountWriter
{
    private const int MostEvents = 12;
    private const double Believed = 0.4;
    private const int MostOfAKind = 6;
    private const string SaidByPeople = "marked-as-expected";
    private static readonly string[] AsEver = ["usual", "none", "known", "never", "one"];
    private readonly HypothesisCatalogue catalogue;
    private readonly CaseFile file;
    private readonly FactBook facts;
    private readonly Inquiry inquiry;
    private readonly AlertFacts alerts;
    private readonly List<AccountSentence> account = [];
    private readonly Belief leading;

    /// <param name="catalogue">The hypotheses.</param>
    /// <param name="file">The case.</param>
    /// <param name="facts">What is known; what the account adds goes here.</param>
    /// <param name="inquiry">What was asked.</param>
    public AccountWriter(HypothesisCatalogue catalogue, CaseFile file, FactBook facts, Inquiry inquiry)
    {
        (this.catalogue, this.file, this.facts, this.inquiry, alerts) = (catalogue, file, facts, inquiry, new AlertFacts(facts));

        // That people said so is no explanation where nobody did.
        var ranked = inquiry.Beliefs.Ranked().Where(b => file.IsAllExpected || b.Hypothesis != SaidByPeople).ToList();

        // What is not settled is explained by whatever is most probable, on either side.
        var side = inquiry.Verdict switch
        {
            Verdict.Malicious or Verdict.Suspicious => HypothesisKind.Malicious,
            Verdict.Benign => HypothesisKind.Benign,
            _ => ranked[0].Kind,
        };
        leading = ranked.First(b => b.Kind == side);
        Rival = ranked.First(b => b.Kind != side);
    }

    /// <summary>The most probable hypothesis that says the opposite.</summary>
    public Belief Rival { get; }

    /// <summary>What single fact would change the verdict; "" when none would.</summary>
    public string WouldChange => inquiry.Turning() is var (_, instead) ? $"The verdict would change if {instead.Words}." : "";

    /// <summary>The technique that makes the best explanation what it is, where somebody should act on it and no alert names it.</summary>
    public IReadOnlyList<AttackTechnique> Added => inquiry.Verdict is Verdict.Malicious or Verdict.Suspicious && leading.Probability >= Believed && catalogue.Find(leading.Hypothesis)!.Attacks is [var first, ..]
        && !AttackList.Of(file.Alerts).Any(a => a.Technique.Split('.')[0] == first.Technique.Split('.')[0]) ? [first] : [];

    /// <summary>The account in short: what is concluded, what happened, how it differs from normal.</summary>
    public string Summary()
    {
        Conclude();
        TellEvents();
        TellUnusual();
        var text = string.Join(' ', account.Where(s => s.Section == AccountSection.Conclusion).Take(1).Concat(account.Where(s => s.Section == AccountSection.WhatHappened).Take(MostOfAKind)).Concat(account.Where(s => s.Section == AccountSection.UnlikeNormal).Take(3)).Select(s => s.Text));
        account.Clear();
        return text;
    }

    /// <summary>The whole account.</summary>
    public IReadOnlyList<AccountSentence> Write()
    {
        Conclude();
        TellEvents();
        TellWho();
        TellUnusual();
        TellScope();
        TellImpact();
        TellTechniques();
        TellUnknown();
        TellSteps();
        return [.. account];
    }

    private void Conclude()
    {
        var share = Percent(inquiry.Beliefs.Malicious);
        var side = leading.Kind == HypothesisKind.Malicious ? 1 : -1;
        var reasons = inquiry.Answered.Select(a => a.Asked).Where(a => Math.Sign(a.After - a.Before) == side).OrderByDescending(a => Math.Abs(a.After - a.Before)).ThenBy(a => a.Question, StringComparer.Ordinal).Take(3).ToList();
        string[] grounds = reasons.Count > 0 ? [.. reasons.Select(r => r.Fact)] : [alerts.Of(file.Strongest)];
        var words = inquiry.Verdict switch
        {
            Verdict.Malicious => "This is malicious",
            Verdict.Suspicious => "This is suspicious",
            Verdict.Benign => "This is benign",
            _ => "This is not settled",
        };
        Say(AccountSection.Conclusion, $"{words}: it is something to act on with a probability of {share}; the best explanation is “{leading.Title}” ({Percent(leading.Probability)}), the best rival “{Rival.Title}” ({Percent(Rival.Probability)}).", grounds);
        Say(AccountSection.Conclusion, catalogue.Find(leading.Hypothesis)!.Meaning, grounds);
        foreach (var (alert, feedback) in file.Expected.Take(MostOfAKind))
        {
            var fact = facts.Add($"“{alert.Title}” is marked as expected.", file.AlertsOf(alert.Entity, alert.FirstTime), [alert]);
            Say(AccountSection.Conclusion, $"“{alert.Title}” does not count: {feedback.By} marked it as expected on {Time(feedback.Time)}, until {Time(feedback.ExpiresAt)}: {feedback.Reason}", [fact]);
        }

        if (inquiry.Turning() is var (asked, instead)) Say(AccountSection.Conclusion, $"The verdict would change if {instead.Words}.", [asked.Fact]);
    }

    private void TellEvents()
    {
        var ordered = file.Alerts.OrderBy(a => a.FirstTime).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).ToList();
        var told = ordered.GroupBy(Record).ToList();
        foreach (var same in told.Take(MostEvents))
        {
            var gravest = same.OrderByDescending(a => a.Score).ThenBy(a => a.AlertId, StringComparer.Ordinal).First();
            var more = same.Count() > 1 ? $" ({same.Count()} alerts speak of the same record)" : "";
            Say(AccountSection.WhatHappened, $"{CaseFile.Moment(gravest.FirstTime)}: {gravest.Title}{more}.", Facts(same.OrderBy(a => a != gravest), MostOfAKind));
        }

        var rest = told.Skip(MostEvents).SelectMany(t => t).ToList();
        if (rest.Count > 0)
            Say(AccountSection.WhatHappened, $"{rest.Count} more alert{(rest.Count == 1 ? " belongs" : "s belong")} to it, the last of {Time(rest[^1].Time)}.", Facts(rest, MostEvents));
    }

    // Several models may speak of one record, each in its own words: one thing happened.
    private static (string Entity, string File, long Offset, string Alert) Record(Alert alert) => alert is { Records: 1, Evidence: [var only] }
        ? (alert.Entity.Id, only.File, only.Offset, "")
        : (alert.Entity.Id, "", 0, alert.AlertId);

    private void TellWho()
    {
        foreach (var same in file.Alerts.GroupBy(a => a.Entity.Id, StringComparer.Ordinal).Take(MostOfAKind))
        {
            var entity = same.First().Entity;
            var account = entity.Account.Length > 0 ? $" of account {entity.Account}" : "";
            var addresses = entity.Ips.Count > 0 ? $", with the address{(entity.Ips.Count > 1 ? "es" : "")} {string.Join(", ", entity.Ips.Take(3))}" : "";
            Say(AccountSection.WhoAndWhere, $"{CaseFile.Name(entity)} is {Noun(entity.Type)}{account}{addresses}; {same.Count()} alert{(same.Count() > 1 ? "s are" : " is")} about it.", Facts(same, 3));
        }

        Answers(AccountSection.WhoAndWhere, "kind-of-identity", "known-for", "absence", "source-network", "two-places", "client-tool");
    }

    private void TellUnusual()
    {
        var said = new HashSet<(string Entity, string Feature, string Observed)>();
        var isChanceSaid = false;
        foreach (var alert in file.Alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Time).ThenBy(a => a.AlertId, StringComparer.Ordinal).Take(4))
        {
            var strongest = alert.Contributions.Where(c => c.Bits > 0).OrderByDescending(c => c.Bits).Take(2).Where(c => said.Add((alert.Entity.Id, c.Feature, c.Observed))).ToList();
            foreach (var row in strongest) Say(AccountSection.UnlikeNormal, UnusualText.Of(alert, row), [alerts.Of(alert)]);
            if (isChanceSaid || strongest.Count == 0 || alert.Chance.Length == 0) continue;
            isChanceSaid = true;
            Say(AccountSection.UnlikeNormal, $"By chance alone as much happens {alert.Chance}.", [alerts.Of(alert)]);
        }

        Answers(AccountSection.UnlikeNormal, "operations", "refused-calls", "region", "resources", "hour", "put-back", "destination", "destination-kind", "inside-targets", "targets-answered", "again", "fleet");
    }

    private void TellScope()
    {
        var own = file.Alerts.Select(a => a.Entity.Id).ToHashSet(StringComparer.Ordinal);
        var related = file.Alerts.SelectMany(a => a.Related.Select(r => (Entity: r, Alert: a))).Where(r => !own.Contains(r.Entity.Id)).GroupBy(r => r.Entity.Id, StringComparer.Ordinal).ToList();
        if (related.Count > 0)
        {
            var names = string.Join(", ", related.Take(MostOfAKind).Select(r => $"{CaseFile.Name(r.First().Entity)} ({Plain(r.First().Entity.Type)})"));
            Say(AccountSection.Scope, $"It touched {related.Count} more: {names}{(related.Count > MostOfAKind ? " …" : "")}.", Facts(related.Select(r => r.First().Alert), MostOfAKind));
        }

        var addresses = file.Alerts.SelectMany(a => a.Addresses).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        foreach (var address in addresses.Take(MostOfAKind))
        {
            var fact = facts.Add($"Everybody's connections with {address}.", file.Connections("", address), [.. file.Alerts.Where(a => a.Addresses.Contains(address)).Take(3)]);
            Say(AccountSection.Scope, $"The outside address {address} is part of it; the query shows everybody who talked to it.", [fact]);
        }

        if (file.IdentityRef is { } who)
        {
            var seen = file.SeenBy(file.Identity).Where(s => s.Last >= file.Start).ToList();
            var fact = facts.Add($"Everything that {CaseFile.Name(who)} did since {Time(file.Start)}.", file.Events(who), []);
            Say(AccountSection.Scope, $"Since {Time(file.Start)} {CaseFile.Name(who)} called {Count(seen, PatternOfLife.Feature.Operation, "operation")} on {Count(seen, PatternOfLife.Feature.Resource, "resource")} from {Count(seen, PatternOfLife.Feature.SourceNetwork, "network")}.", [fact]);
        }

        if (file.DeviceRef is { } machine)
        {
            var seen = file.SeenBy(file.Device).Where(s => s.Last >= file.Start).ToList();
            var fact = facts.Add($"Every connection of {CaseFile.Name(machine)} since {Time(file.Start)}.", file.Connections(machine.Id), []);
            Say(AccountSection.Scope, $"Since {Time(file.Start)} {CaseFile.Name(machine)} talked to {Count(seen, PatternOfLife.Feature.Peer, "outside peer")} and {Count(seen, PatternOfLife.Feature.InsidePeer, "inside peer")}.", [fact]);
        }
    }

    private void TellImpact()
    {
        var records = file.Alerts.Sum(a => a.Records);
        Say(AccountSection.Impact, $"{records.ToString("#,0", CultureInfo.InvariantCulture)} record{(records == 1 ? "" : "s")} belong{(records == 1 ? "s" : "")} to the alerts.", Facts(file.Alerts, MostOfAKind));
        foreach (var asked in inquiry.Answered.Select(a => a.Asked).Where(a => a is { Question: "bytes-out", Answer: not "usual" })) Say(AccountSection.Impact, facts.All.First(f => f.Id == asked.Fact).Text, [asked.Fact]);
    }

    private void TellTechniques()
    {
        foreach (var same in AttackList.Telling(file.Alerts).SelectMany(a => a.Attacks.Select(t => (Attack: t, Alert: a))).GroupBy(t => t.Attack.Tactic, StringComparer.Ordinal).OrderBy(g => Tactics.Order(g.Key)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var tactic = Tactics.Name(same.Key);
            var techniques = string.Join(", ", same.Select(t => t.Attack.Technique).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

            // One alert of each technique, so that each leads to its record.
            Say(AccountSection.Techniques, $"{char.ToUpperInvariant(tactic[0])}{tactic[1..]} ({same.Key}){(techniques.Length > 0 ? $": {techniques}" : "")}.", Facts(same.DistinctBy(t => t.Attack.Technique).Select(t => t.Alert), MostEvents));
        }

        foreach (var (tactic, technique) in Added) Say(AccountSection.Techniques, $"{technique} ({Tactics.Name(tactic)}, {tactic}) follows if “{leading.Title}” is right; no alert shows it by itself.", [alerts.Of(file.Strongest)]);
    }

    private void TellUnknown()
    {
        foreach (var question in inquiry.Unanswered)
        {
            var fact = facts.Add($"No record answers: {question.Text}", file.AlertsOf(file.Strongest.Entity, file.Start), [file.Strongest]);
            Say(AccountSection.NotKnown, $"No record answers: {question.Text}", [fact]);
        }

        Say(AccountSection.NotKnown, "What the people behind it meant is in no log: ask the owner.", [alerts.Of(file.Strongest)]);
    }

    private void TellSteps()
    {
        foreach (var step in catalogue.Find(leading.Hypothesis)!.NextSteps) Say(AccountSection.NextSteps, step, [alerts.Of(file.Strongest)]);
        foreach (var (alert, step) in file.Alerts.SelectMany(a => a.NextSteps.Select(s => (Alert: a, Step: s))).DistinctBy(s => s.Step).Take(MostOfAKind)) Say(AccountSection.NextSteps, step, [alerts.Of(alert)]);
    }

    private void Answers(AccountSection section, params string[] questions)
    {
        // What differs first; what is as ever behind it, since it speaks for the other side. That somebody was there yesterday is no news.
        foreach (var asked in inquiry.Answered.Select(a => a.Asked).Where(a => questions.Contains(a.Question, StringComparer.Ordinal) && a is not { Question: "absence", Answer: "none" })
            .OrderBy(a => section == AccountSection.UnlikeNormal && AsEver.Contains(a.Answer, StringComparer.Ordinal)).ThenBy(a => Array.IndexOf(questions, a.Question)))
            Say(section, facts.All.First(f => f.Id == asked.Fact).Text, [asked.Fact]);
    }

    private string[] Facts(IEnumerable<Alert> of, int most) => [.. of.Take(most).Select(alerts.Of).Distinct(StringComparer.Ordinal)];

    private void Say(AccountSection section, string text, IReadOnlyList<string> facts)
    {
        if (!account.Exists(s => s.Section == section && s.Text == text)) account.Add(new AccountSentence(section, text, facts));
    }

    private static string Count(List<SeenValue> seen, PatternOfLife.Feature feature, string noun)
    {
        // A peer on two ports is one peer.
        var values = seen.Where(s => s.Value.Feature == feature);
        var count = feature is PatternOfLife.Feature.Peer or PatternOfLife.Feature.InsidePeer ? values.Select(s => s.Value.Address).Distinct().Count() : values.Count();
        return string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");
    }

    private static string Percent(double share) => share switch
    {
        > 0.99 => "more than 99%",
        < 0.01 => "less than 1%",
        _ => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0}%"),
    };

    private static string Noun(EntityType type) => type switch { EntityType.Device => "a machine", EntityType.Identity => "an identity", _ => "a resource" };

    private static string Plain(EntityType type) => type switch { EntityType.Device => "machine", EntityType.Identity => "identity", _ => "resource" };

    private static string Time(long time) => DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
