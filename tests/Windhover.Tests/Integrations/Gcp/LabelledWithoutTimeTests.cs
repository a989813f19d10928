using System.Text.Json.Nodes;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Testing.Sources;
using Windhover.Tests.Integrations.Labelled;
using Xunit;

namespace Windhover.Tests.Integrations.Gcp;

/// <summary>Labelled cases whose time was cut out are rejected for that alone: with a time they mean what the table says.</summary>
public class LabelledWithoutTimeTests
{
    [Theory]
    [InlineData("GCP.AuditLog", "timestamp")]
    [InlineData("GCP.HTTPLoadBalancer", "timestamp")]
    [InlineData("GSuite.ActivityEvent", "id.time")]
    public void ACaseWithoutATimeLacksNothingElse(string logType, string timePath)
    {
        if (!LabelledCase.AreHere) Assert.Skip("the labelled cases beside the repository (../shared/data/labelled-single-events) are absent");
        var table = LabelledTable.All().Single(t => t.LogType == logType);
        var seen = 0;
        foreach (var one in LabelledCase.Of(logType))
        {
            var source = SourceSamples.Catalogue.Recognise(one.Bytes);
            if (source?.Descriptor.Name != table.Source) continue;
            var read = SourceSample.Read(source, one.Bytes, []);
            if (read.EventCount > 0) continue;
            read.Rejected.Count.ShouldBe(1, one.Name);
            read.Rejected[0].Reason.ShouldBeOneOf([$"{timePath}: missing", $"{timePath}: not a time"], one.Name);
            var whole = new LabelledCase(one.Name, System.Text.Json.JsonSerializer.SerializeToElement(Timed(JsonNode.Parse(one.Log.GetRawText())!, timePath)));
            var found = LabelledEvent.Of(SourceSample.Read(source, whole.Bytes, [])).ShouldHaveSingleItem(one.Name);
            found.Class.ShouldBe(table.Class.Of(whole.Log, found.Operation), one.Name);
            foreach (var actor in JsonPath.First(whole.Log, table.Actor)) found.Actor.ShouldBe(actor.ToLowerInvariant(), one.Name);
            seen++;
        }

        seen.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void ALabelledClusterCallIsWordedAsTheClusterWordsIt()
    {
        if (!LabelledCase.AreHere) Assert.Skip("the labelled cases beside the repository (../shared/data/labelled-single-events) are absent");
        var calls = LabelledCase.Of("GCP.AuditLog").Where(c => c.Name.StartsWith("GCP.K8S.", StringComparison.Ordinal)).ToList();
        calls.Count.ShouldBe(12);
        foreach (var call in calls)
        {
            var found = LabelledEvent.Of(SourceSample.Read(SourceSamples.Catalogue.Find("gcp.audit")!, call.Bytes, [])).ShouldHaveSingleItem();
            found.Operation.ShouldBeOneOf(["create pods", "create services"], call.Name);
            found.Class.ShouldBe(EventClass.ApiActivity, call.Name);
            var path = JsonPath.First(call.Log, ["protoPayload.resourceName"])[0].Replace("core/v1/namespaces/", "some-project-cluster/", StringComparison.Ordinal);
            found.Targets[0].ShouldBe(path, call.Name);
        }
    }

    private static JsonNode Timed(JsonNode log, string path)
    {
        var parts = path.Split('.');
        var at = log;
        foreach (var part in parts[..^1]) at = at[part]!;
        at[parts[^1]] = "2026-03-02T10:00:00Z";
        return log;
    }
}
