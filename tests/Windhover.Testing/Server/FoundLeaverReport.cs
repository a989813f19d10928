using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Testing.Server;

/// <summary>The investigation of <see cref="FoundLeaver"/>, with as much work as an engine shows.</summary>
public static class FoundLeaverReport
{
    private const HypothesisKind Bad = HypothesisKind.Malicious;
    private const HypothesisKind Good = HypothesisKind.Benign;

    /// <summary>The report.</summary>
    public static InvestigationReport Report { get; } = new()
    {
        IncidentId = FoundLeaver.IncidentId,
        IsTold = true,
        Time = FoundLeaver.Incident.EndTime + Found.Hour,
        StartTime = FoundLeaver.Incident.StartTime,
        EndTime = FoundLeaver.Incident.EndTime,
        Title = FoundLeaver.Incident.Title,
        Score = FoundLeaver.Incident.Score,
        Severity = FoundLeaver.Incident.Severity,
        Verdict = Verdict.Malicious,
        Probability = 0.97,
        Entities = FoundLeaver.Incident.Entities,
        Attacks = FoundLeaver.Incident.Attacks,
        Alerts = FoundLeaver.Incident.Alerts,
        Hypotheses =
        [
            new("insider-taking-data", "Somebody who may read the data takes it", Bad, 0.05, 0.74),
            new("compromised-credential", "Somebody else uses the credentials of a person or program", Bad, 0.12, 0.21),
            new("travelling-employee", "Somebody works from another place", Good, 0.11, 0.02),
            new("burst-exfiltration", "Much data leaves at once", Bad, 0.04, 0.02),
            new("migration", "Something moves house", Good, 0.06, 0.004),
            new("ordinary-variation", "Ordinary work, a little different", Good, 0.34, 0.003),
            new("scheduled-job", "A job that runs now and then", Good, 0.15, 0.002),
            new("administrator-one-off", "An administrator does something rare", Good, 0.13, 0.001),
        ],
        Questions =
        [
            Asked("operations", "Are the operations ones that this identity, or others, usually call?", "usual", "f4", 1, 0.21, 0.16, [new("compromised-credential", -1.4, "a thief has to look around, and wants other things than the owner"), new("insider-taking-data", 0.6, "reading is nothing new")]),
            Asked("resources", "How many resources did the identity touch that it never touched before?", "many", "f5", 1, 0.16, 0.55,
                [new("insider-taking-data", 2.4, "far more is read than the work needs"), new("burst-exfiltration", 1.9, "what is taken is taken at once"), new("ordinary-variation", -2.6, "one’s work is where it was"), new("travelling-employee", -2.1, "what they always work on")]),
            Asked("source-network", "Does the identity act from a network that it usually acts from?", "new-access", "f6", 2, 0.55, 0.71,
                [new("travelling-employee", 2.6, "a hotel, a home, a mobile network"), new("compromised-credential", 1.2, "a thief comes from a place of their own, often a rented one"), new("insider-taking-data", 1.1, "an insider comes from the office or from home"), new("scheduled-job", -3.3, "a job runs where it always runs")]),
            Asked("client-tool", "Does the identity use a client tool that it usually uses?", "usual", "f7", 1, 0.71, 0.71, []),
            Asked("known-for", "For how long has the main entity been known?", "long", "f8", 1, 0.71, 0.68, [new("compromised-credential", -0.2, "any account may be stolen"), new("ordinary-variation", 0.3, "most are known for long")]),
            Asked("tactic", "Which stage of an attack is it mostly?", "exfiltration", "f3", 1, 0.68, 0.97,
                [new("insider-taking-data", 2.2, "what is taken has to leave"), new("burst-exfiltration", 2.5, "it is what leaving data looks like"), new("travelling-employee", -3.1, "who travels does their usual work"), new("migration", -0.6, "a move stays inside")]),
        ],
        Facts =
        [
            Fact("f1", "m.okafor signed in from a network that nobody here has used.", FactSubject.Alerts, 0),
            Fact("f2", "m.okafor downloaded 14 design files in 26 minutes.", FactSubject.Alerts, 1),
            Fact("f3", "m.okafor shared “Hull 7 drawings” with mail.example.", FactSubject.Alerts, 2),
            Fact("f4", "Both operations, download and change_acl, are ones that m.okafor called on 61 days before.", FactSubject.Entity),
            Fact("f5", "14 files of 14 had never been opened by m.okafor before; 2 new ones in a week are usual.", FactSubject.Events, 1) with { Query = Query(FactSubject.Events) with { Operation = "download" } },
            Fact("f6", "m.okafor acted from 2001:db8:40::/48 (an access provider), which is new to it and to nearly everybody else.", FactSubject.Events, 0),
            Fact("f7", "It used a browser, as on 90 days before.", FactSubject.Entity),
            Fact("f8", "m.okafor has been known for 412 days.", FactSubject.Entity),
            Fact("f9", "Everybody’s connections with 2001:db8:40::7.", FactSubject.Connections) with { Query = Query(FactSubject.Connections) with { Entity = "", Address = "2001:db8:40::7" } },
            Fact("f10", "Everything that m.okafor did since 2026-03-02 17:12 UTC.", FactSubject.Events),
        ],
        Rival = "travelling-employee",
        WouldChange = "The verdict would change if the folder had not been shared with anybody outside.",
        Account =
        [
            new(AccountSection.Conclusion, "This is malicious: it is something to act on with a probability of 97%; the best explanation is “Somebody who may read the data takes it” (74%), the best rival “Somebody works from another place” (2%).", ["f5", "f6", "f3"]),
            new(AccountSection.Conclusion, "A person with every right to read takes far more than their work needs, often shortly before leaving.", ["f5", "f6", "f3"]),
            new(AccountSection.Conclusion, "The verdict would change if the folder had not been shared with anybody outside.", ["f3"]),
            new(AccountSection.WhatHappened, "2026-03-02 17:12 UTC: m.okafor signed in from a network that nobody here has used.", ["f1"]),
            new(AccountSection.WhatHappened, "2026-03-02 17:14 UTC: m.okafor downloaded 14 design files in 26 minutes.", ["f2"]),
            new(AccountSection.WhatHappened, "2026-03-02 17:47 UTC: m.okafor shared “Hull 7 drawings” with mail.example.", ["f3"]),
            new(AccountSection.WhoAndWhere, "m.okafor@northfield.example is an identity of account northfield.example; 3 alerts are about it.", ["f1", "f2", "f3"]),
            new(AccountSection.WhoAndWhere, "m.okafor acted from 2001:db8:40::/48 (an access provider), which is new to it and to nearly everybody else.", ["f6"]),
            new(AccountSection.UnlikeNormal, "14 downloads in 26 minutes; on 90 days at most 3 a day.", ["f2"]),
            new(AccountSection.UnlikeNormal, "New to the account in 90 days; none of 41 colleagues has used it.", ["f1"]),
            new(AccountSection.UnlikeNormal, "14 files of 14 had never been opened by m.okafor before; 2 new ones in a week are usual.", ["f5"]),
            new(AccountSection.Scope, "It touched 1 more: Hull 7 drawings (resource).", ["f3"]),
            new(AccountSection.Scope, "The outside address 2001:db8:40::7 is part of it; the query shows everybody who talked to it.", ["f9"]),
            new(AccountSection.Scope, "Since 2026-03-02 17:12 UTC m.okafor@northfield.example called 3 operations on 15 resources from 1 network.", ["f10"]),
            new(AccountSection.Impact, "16 records belong to the alerts.", ["f1", "f2", "f3"]),
            new(AccountSection.Techniques, "Initial access (TA0001), T1078.004.", ["f1"]),
            new(AccountSection.Techniques, "Collection (TA0009), T1530.", ["f2"]),
            new(AccountSection.Techniques, "Exfiltration (TA0010), T1567.002.", ["f3"]),
            new(AccountSection.NotKnown, "What the people behind it meant is in no log: ask the owner.", ["f2"]),
            new(AccountSection.NextSteps, "Ask the person’s manager what the data was for, before asking the person.", ["f2"]),
            new(AccountSection.NextSteps, "List what else the account may read, and take those rights away.", ["f2"]),
        ],
    };

    private static AskedQuestion Asked(string question, string text, string answer, string fact, int cost, double before, double after, IReadOnlyList<BeliefMove> moves) =>
        new() { Question = question, Text = text, Answer = answer, Fact = fact, Cost = cost, Before = before, After = after, Moves = moves };

    private static Fact Fact(string id, string text, FactSubject subject, params IReadOnlyList<int> alerts) => new()
    {
        Id = id,
        Text = text,
        Query = Query(subject),
        Alerts = [.. alerts.Select(alert => FoundLeaver.Alerts[alert].AlertId)],
        Evidence = [.. alerts.SelectMany(alert => FoundLeaver.Alerts[alert].Evidence)],
    };

    private static FactQuery Query(FactSubject subject) => new() { Subject = subject, Entity = FoundLeaver.Account.Id, From = FoundLeaver.Incident.StartTime, To = FoundLeaver.Incident.EndTime };
}
