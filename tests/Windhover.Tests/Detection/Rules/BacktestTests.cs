using System.CommandLine;
using System.Text.Json;
using Shouldly;
using Windhover.Cli;
using Windhover.Core.Detection;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Outputs;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Detection.Rules;

public sealed class BacktestTests : IDisposable
{
    private static readonly Model Tested = ModelCatalogue.Of("test-model", Run.Yaml("{ field: operation, is: DeleteTrail }")).All.Single();
    private readonly string folder = Directory.CreateTempSubdirectory("windhover-backtest-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void AModelIsRunOverLogsAndItsAlertsAreToldByDayEntityAndPlace()
    {
        var log = Log(("2026-03-02T10:00:00Z", "alice"), ("2026-03-02T11:00:00Z", "alice"), ("2026-03-04T10:00:00Z", "alice"), ("2026-03-04T12:00:00Z", "bob"));
        var (code, output, error) = Backtest(ModelFile(), "--data", log, "--json");
        code.ShouldBe(0, error);
        var root = JsonDocument.Parse(output).RootElement;
        root.GetProperty("events").GetInt64().ShouldBe(4);
        var model = root.GetProperty("models").EnumerateArray().Single();
        model.GetProperty("model").GetString().ShouldBe("test-model");
        model.GetProperty("alerts").GetInt32().ShouldBe(3, "the second of alice's is within a day of the first");
        model.GetProperty("days").EnumerateArray().Select(d => (d.GetProperty("day").GetString(), d.GetProperty("alerts").GetInt32())).ShouldBe([("2026-03-02", 1), ("2026-03-04", 2)]);
        model.GetProperty("entities").EnumerateArray().Select(e => e.GetProperty("alerts").GetInt32()).ShouldBe([2, 1]);
        model.GetProperty("entities")[0].GetProperty("id").GetString()!.ShouldContain("alice");
        var first = model.GetProperty("first")[0];
        first.GetProperty("file").GetString().ShouldBe(log);
        first.GetProperty("offset").GetInt64().ShouldBe(0);
        model.GetProperty("incidents").EnumerateArray().ShouldNotBeEmpty();
        Backtest(ModelFile(), "--data", log).Output.ShouldContain("test-model: 3 alerts on 2 entities on 2 days");
    }

    [Fact]
    public void ATuningAndIncidentsOfBeforeAreTakenIntoAccount()
    {
        var log = Log(("2026-03-02T10:00:00Z", "alice"), ("2026-03-04T12:00:00Z", "bob"));
        var tuning = Path.Combine(folder, "tuning.yaml");
        File.WriteAllText(tuning, "defeats: [{ model: test-model, when: { field: actor, ends_with: /bob }, reason: He does that. }]");
        var incidents = Path.Combine(folder, "incidents.jsonl");
        FindingFiles.WriteIncidents(incidents, [Incident("in-1", "al-1")]);
        var (code, output, error) = Backtest(ModelFile(), "--data", log, "--tuning", tuning, "--incidents", incidents, "--json");
        code.ShouldBe(0, error);
        JsonDocument.Parse(output).RootElement.GetProperty("models")[0].GetProperty("alerts").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void TheConfigurationNamesTheListsThatModelsAskAndTheTuning()
    {
        var (list, tuning, config, model) = (Path.Combine(folder, "users.txt"), Path.Combine(folder, "tuning.yaml"), Path.Combine(folder, "windhover.yaml"), Path.Combine(folder, "test-model.yaml"));
        File.WriteAllText(list, "arn:aws:iam::111122223333:user/alice\narn:aws:iam::111122223333:user/bob # left\n");
        File.WriteAllText(tuning, "suppress: [{ model: test-model, entity: \"*/bob\", reason: Known., who: alice }]");
        File.WriteAllText(config, $"lists: {{ left: '{list}' }}\ntuning: '{tuning}'\n");
        File.WriteAllText(model, Run.Yaml("{ all: [{ field: operation, is: DeleteTrail }, { field: actor, in_list: left }] }"));
        var log = Log(("2026-03-02T10:00:00Z", "alice"), ("2026-03-02T11:00:00Z", "bob"), ("2026-03-02T12:00:00Z", "carol"));
        var (code, output, error) = Backtest(model, "--data", log, "--config", config);
        code.ShouldBe(0, error);
        output.ShouldContain("test-model: 1 alerts on 1 entities");
        output.ShouldContain("user/alice");
        Backtest(model, "--data", log).Error.ShouldContain("test-model.yaml:7:54: there is no list 'left'");
    }

    [Fact]
    public void AModelThatWindhoverShipsIsNamedByItsId()
    {
        var (code, output, error) = Backtest("okta-push-refused-then-accepted", "--data", Log(("2026-03-02T10:00:00Z", "alice")));
        code.ShouldBe(0, error);
        output.ShouldContain("okta-push-refused-then-accepted: 0 alerts");
    }

    [Fact]
    public void WhatCannotBeReadIsBadUsage()
    {
        Backtest("nowhere.yaml", "--data", Log(("2026-03-02T10:00:00Z", "alice"))).Code.ShouldBe(2);
        Backtest(ModelFile(), "--data", Path.Combine(folder, "nowhere")).Code.ShouldBe(2);
        Backtest(ModelFile(), "--data", Log(("2026-03-02T10:00:00Z", "alice")), "--state", folder).Error.ShouldContain("there is no state");
        var text = Path.Combine(folder, "prose.txt");
        File.WriteAllText(text, "Once upon a time\n");
        Backtest(ModelFile(), "--data", text).Code.ShouldBe(3);
    }

    [Fact]
    public void AnIncidentOfTheModelAloneIsOpened() => Effect(["own"], [Incident("in-9", "other")]).ShouldBe(("opens", ""));

    [Fact]
    public void AnIncidentThatIsThereWithoutTheModelIsJoined()
    {
        Effect(["own", "other"], []).ShouldBe(("joins", ""));
        Effect(["own", "other"], [Incident("in-9", "other", "another")]).ShouldBe(("joins", "in-9"));
    }

    [Fact]
    public void IncidentsThatTheModelConnectsAreMerged() => Effect(["own", "a", "b"], [Incident("in-9", "b"), Incident("in-8", "a"), Incident("in-7", "c")]).ShouldBe(("merges", "in-8, in-9"));

    private static (string Effect, string Known) Effect(string[] alerts, Incident[] known)
    {
        var changed = BacktestResult.Of(Tested, [Alert("own", "test-model"), Alert("other", "another-model")], [Incident("in-1", alerts), Incident("in-2", "other")], known).Incidents.Single();
        changed.Alerts.ShouldBe(1);
        return (changed.Effect, string.Join(", ", changed.Known));
    }

    private static Incident Incident(string id, params string[] alerts) => new()
    {
        IncidentId = id,
        StartTime = 0,
        EndTime = 0,
        DetectedAt = 0,
        Title = "It happened",
        Score = 1,
        Severity = Severity.Low,
        Verdict = default,
        Entities = [],
        Attacks = [],
        Summary = "",
        Alerts = alerts,
    };

    private static Alert Alert(string id, string model) => new()
    {
        AlertId = id,
        Time = 0,
        FirstTime = 0,
        Model = model,
        Title = "It happened",
        Kind = AlertKind.Model,
        Severity = Severity.Low,
        Entity = new EntityRef { Id = "identity:alice", Type = EntityType.Identity, Name = "alice" },
        Score = 1,
        Probability = 1,
    };

    private static (int Code, string Output, string Error) Backtest(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = ModelCommands.Create().Parse(["backtest", .. arguments]).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }

    private string ModelFile()
    {
        var path = Path.Combine(folder, "test-model.yaml");
        File.WriteAllText(path, Tested.Yaml);
        return path;
    }

    private string Log(params (string Time, string User)[] events)
    {
        var path = Path.Combine(folder, "trail.jsonl");
        File.WriteAllLines(path, events.Select((e, i) => $$$"""
            {"eventVersion":"1.08","eventTime":"{{{e.Time}}}","eventSource":"cloudtrail.amazonaws.com","eventName":"DeleteTrail","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli","eventID":"00000000-0000-4000-8000-00000000000{{{i}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/{{{e.User}}}","accountId":"111122223333","userName":"{{{e.User}}}"}}
            """));
        return path;
    }
}
