using System.Globalization;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Running;
using Xunit;

namespace Windhover.Tests.Running;

public sealed class ModelsTakenUpTests
{
    private const string Twice = "threshold: { count: 2, within: 1h, by: operation }";

    [Fact]
    public async Task AnEditedModelHoldsFromThenOnAndTheOthersGoOnCounting()
    {
        using var estate = new LiveEstate();
        using var run = Run(estate, Models(Model("trail-deleted", "DeleteTrail", more: Twice), Model("logging-stopped", "StopLogging")));
        Look(estate, run, "1.json", Record(1, "10:00", "DeleteTrail"), Record(2, "10:01", "StopLogging", "alice"), Record(9, "10:10", "Other"));
        var taken = run.TakeUpAsync(Models(Model("trail-deleted", "DeleteTrail", more: Twice), Model("logging-stopped", "StopLogging", severity: "critical")), default);
        Look(estate, run, "2.json", Record(3, "10:20", "DeleteTrail"), Record(4, "10:21", "StopLogging", "bob"));
        await taken;
        run.Finish(default);
        Alerts(estate).ShouldBe(["logging-stopped High alice", "logging-stopped Critical bob", "trail-deleted High alice"], ignoreOrder: true);
    }

    [Fact]
    public async Task AModelWhoseTextChangedCountsAnew()
    {
        using var estate = new LiveEstate();
        using var run = Run(estate, Models(Model("trail-deleted", "DeleteTrail", more: Twice)));
        Look(estate, run, "1.json", Record(1, "10:00", "DeleteTrail"), Record(9, "10:10", "Other"));
        var taken = run.TakeUpAsync(Models(Model("trail-deleted", "DeleteTrail", severity: "low", more: Twice)), default);
        Look(estate, run, "2.json", Record(2, "10:20", "DeleteTrail"));
        await taken;
        run.Finish(default);
        Alerts(estate).ShouldBeEmpty();
    }

    [Fact]
    public async Task ARawFieldThatOnlyTheNewModelsAskForIsReadFromFilesToCome()
    {
        using var estate = new LiveEstate();
        using var run = Run(estate, Models(Model("trail-deleted", "DeleteTrail")));
        var taken = run.TakeUpAsync(Models(Model("trail-deleted", "DeleteTrail").Replace("{ field: operation, is: DeleteTrail }", "{ field: raw.eventID, is: e-2 }", StringComparison.Ordinal)), default);
        Look(estate, run, "0.json", Record(7, "09:00", "Other"));
        await taken;
        Look(estate, run, "1.json", Record(1, "10:00", "DeleteTrail"), Record(2, "10:20", "Anything"));
        run.Finish(default);
        Alerts(estate).ShouldBe(["trail-deleted High alice"]);
    }

    [Fact]
    public async Task ARunThatIsStartedAgainGoesOnWithWhatItIsGiven()
    {
        using var estate = new LiveEstate();
        var later = Models(Model("trail-deleted", "DeleteTrail", more: Twice), Model("logging-stopped", "StopLogging"));
        using (var first = Run(estate, Models(Model("trail-deleted", "DeleteTrail", more: Twice))))
        {
            Look(estate, first, "1.json", Record(1, "10:00", "DeleteTrail"), Record(9, "10:04", "Other"));
            var taken = first.TakeUpAsync(later, default);
            Look(estate, first, "2.json", Record(2, "10:05", "StopLogging"));
            await taken;
            first.Finish(default);
        }

        using var second = Run(estate, later);
        Look(estate, second, "3.json", Record(3, "10:20", "DeleteTrail"));
        second.Finish(default);
        Alerts(estate).ShouldBe(["logging-stopped High alice", "trail-deleted High alice"], ignoreOrder: true);
    }

    private static LiveRun Run(LiveEstate estate, ModelCatalogue models) =>
        new([estate.Logs], LiveEstate.Sources, models, LiveEstate.Options with { LiveLag = TimeSpan.FromMinutes(1) }, estate.Clock, estate.State, estate.Telemetry, [], estate.Log.Add);

    private static void Look(LiveEstate estate, LiveRun run, string file, params string[] records)
    {
        estate.Put(file, $"{{\"Records\":[{string.Join(',', records)}]}}");
        estate.Clock.Advance(TimeSpan.FromSeconds(1));
        run.Scan(default);
    }

    private static string[] Alerts(LiveEstate estate) => [.. estate.State.Alerts(new() { Limit = 500 }).Items.Select(a => $"{a.Model} {a.Severity} {a.Entity.Name.Split('/')[^1]}")];

    private static ModelCatalogue Models(params string[] yaml) => yaml.Select(y => ModelCatalogue.Of(y.Split('\n')[0]["id: ".Length..], y)).Aggregate((all, one) => all.With(one.All));

    private static string Model(string id, string operation, string severity = "high", string more = "") =>
        $"id: {id}\ntitle: \"{{actor}} did it\"\nwhy: Because.\nseverity: {severity}\nattacks: [{{ tactic: TA0005, technique: T1562.008 }}]\nclasses: api_activity\nwhen: {{ field: operation, is: {operation} }}\n{more}\n";

    private static string Record(int number, string minute, string operation, string user = "alice") => string.Create(CultureInfo.InvariantCulture, $$$"""
        {"eventVersion":"1.08","eventTime":"2026-03-19T{{{minute}}}:00Z","eventSource":"cloudtrail.amazonaws.com","eventName":"{{{operation}}}","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli","eventID":"e-{{{number}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/{{{user}}}","accountId":"111122223333","userName":"{{{user}}}"}}
        """);
}
