using System.Text;
using System.Text.Json;
using Shouldly;
using Windhover.Testing.Stores;
using Xunit;

namespace Windhover.FunctionalTests.Analyze;

/// <summary>Who held an address is a matter of event time.</summary>
public sealed class EventTimeEntitiesTests : IDisposable
{
    private const long Day = 86_400;
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void TwoInstancesThatHeldOneAddressOnDifferentDaysAreTwoEntities()
    {
        // The flow records name the interfaces alone; what machine each belonged to is in the trail.
        File.WriteAllText(folder.File("trail.json"), GoodLogs.Trail(Launch("i-0aaa1", "eni-0a11", GoodLogs.Begin), Launch("i-0bbb2", "eni-0b22", GoodLogs.Begin + 2 * Day)));
        var flows = new StringBuilder(GoodLogs.FlowHeader);
        foreach (var (networkInterface, day) in ((string, long)[])[("eni-0a11", 0), ("eni-0b22", 2)])
        {
            // Each is refused by two hundred machines on one port: the alert of a model names who tried.
            for (var i = 0; i < 200; i++)
                flows.Append(GoodLogs.Flow(networkInterface, "10.0.1.5", $"10.0.7.{i + 1}", 40_000 + i, 22, GoodLogs.Begin + day * Day + 3600 + i).Replace("ACCEPT", "REJECT", StringComparison.Ordinal));
        }

        File.WriteAllText(folder.File("flows.log"), flows.ToString());
        var found = Findings.Of(folder.File("out"), folder.File("trail.json"), folder.File("flows.log"));
        found.Stats.Of("events", "aws.vpc-flow").ShouldBe(400);

        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in Encoding.UTF8.GetString(found.Alerts).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var alert = JsonDocument.Parse(line);
            named.Add(alert.RootElement.GetProperty("entity").GetProperty("id").GetString()!);
        }

        named.ShouldContain("device:i-0aaa1");
        named.ShouldContain("device:i-0bbb2");
        named.ShouldNotContain("device:10.0.1.5");
    }

    public void Dispose() => folder.Dispose();

    private static string Launch(string instance, string networkInterface, long time) => GoodLogs.Call(
        "deploy-" + instance, "ec2.amazonaws.com", "RunInstances", "{\"instanceType\":\"t3.small\"}", time,
        $$$"""{"instancesSet":{"items":[{"instanceId":"{{{instance}}}","imageId":"ami-0c1","privateIpAddress":"10.0.1.5","vpcId":"vpc-0d1","networkInterfaceSet":{"items":[{"networkInterfaceId":"{{{networkInterface}}}","privateIpAddress":"10.0.1.5","vpcId":"vpc-0d1","status":"in-use"}]}}]}}""");
}
