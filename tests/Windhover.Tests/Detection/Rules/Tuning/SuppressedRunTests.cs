using System.Globalization;
using System.Text.Json;
using Shouldly;
using Windhover.Core.Detection.Rules;
using Windhover.Core.Detection.Rules.Tuning;
using Windhover.Core.Ingestion;
using Windhover.Core.Running;
using Windhover.Integrations.Aws.Sources.CloudTrail;
using Xunit;

namespace Windhover.Tests.Detection.Rules.Tuning;

/// <summary>Suppressions through the whole engine.</summary>
public sealed class SuppressedRunTests : IDisposable
{
    private const string When = "{ field: operation, is: StopLogging }";
    private readonly string folder = Directory.CreateTempSubdirectory("windhover-suppressed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void ASuppressedAlertIsInTheStatisticsAndNowhereElse()
    {
        var result = Run("until: 2026-03-31", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z", "2026-03-05T10:00:00Z");
        result.Alerts.ShouldBeEmpty();
        result.Incidents.ShouldBeEmpty();
        var row = JsonDocument.Parse(result.Stats).RootElement.GetProperty("suppressed").EnumerateArray().Single();
        row.GetProperty("models").GetString().ShouldBe("test-model");
        row.GetProperty("reason").GetString().ShouldBe("Planned.");
        row.GetProperty("who").GetString().ShouldBe("alice");
        row.GetProperty("alerts").GetInt64().ShouldBe(2, "the one within a day of the first would not have been raised again");
    }

    [Fact]
    public void AnAlertThatComesAfterTheSuppressionEndsIsRaisedAtOnce()
    {
        var result = Run("until: 2026-03-02T10:30:00Z", "2026-03-02T10:00:00Z", "2026-03-02T11:00:00Z");
        result.Suppressed.Single().Alerts.ShouldBe(1);
        result.Alerts.Single().Time.ShouldBe(DateTimeOffset.Parse("2026-03-02T11:00:00Z", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds());
    }

    private RunResult Run(string until, params string[] times)
    {
        var file = Path.Combine(folder, "trail.jsonl");
        File.WriteAllLines(file, times.Select((time, i) => $$$"""
            {"eventVersion":"1.08","eventTime":"{{{time}}}","eventSource":"cloudtrail.amazonaws.com","eventName":"StopLogging","awsRegion":"eu-west-1","sourceIPAddress":"198.51.100.7","userAgent":"aws-cli","eventID":"00000000-0000-4000-8000-00000000000{{{i}}}","eventType":"AwsApiCall","recipientAccountId":"111122223333","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::111122223333:user/alice","accountId":"111122223333","userName":"alice"}}
            """));
        var models = ModelCatalogue.Of("test-model", Rules.Run.Yaml(When));
        var tuning = ModelTuning.Read("t.yaml", $"suppress: [{{ model: test-model, entity: \"identity:*\", reason: Planned., who: alice, {until} }}]", models);
        using var run = new AnalysisRun(SourceCatalogue.In(typeof(CloudTrailSource).Assembly), models.With(tuning), new RunOptions { Threads = 1 }, TimeProvider.System);
        return run.Run([file]);
    }
}
