using System.Text.Json;
using Shouldly;
using Windhover.Testing.Sources;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.VpcFlow;

/// <summary>Over labelled records of others, where they are there: JSON with another tool's names and no times, so they are written as lines first.</summary>
public class LabelledVpcFlowTests
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["srcAddr"] = "srcaddr", ["dstAddr"] = "dstaddr", ["srcPort"] = "srcport", ["dstPort"] = "dstport", ["flowDirection"] = "flow-direction", ["region"] = "region",
        ["subNetId"] = "subnet-id", ["vpcId"] = "vpc-id",
    };

    [Fact]
    public void LabelledFlowsAreReadButForTheOneWithoutAnAddress()
    {
        var folder = RepositoryTree.SharedData("labelled-single-events");
        if (folder is null) Assert.Skip("../shared/data/labelled-single-events is not here");
        int read = 0, rejected = 0;
        foreach (var line in File.ReadLines(Path.Combine(folder, "rule.AWS.VPCFlow.jsonl")))
        {
            using var labelled = JsonDocument.Parse(line);
            var fields = labelled.RootElement.GetProperty("log").EnumerateObject().Where(p => Names.ContainsKey(p.Name)).ToArray();
            if (fields.Length == 0) continue; // another schema
            var output = VpcFlows.Read(
                string.Join(' ', fields.Select(f => Names[f.Name])) + " start end",
                string.Join(' ', fields.Select(f => f.Value.ToString())) + " 1772445600 1772445660");
            read += output.Network.Length;
            rejected += output.Rejected.Count;
            if (output.Rejected.Count > 0) output.Rejected[0].Reason.ShouldBe("srcaddr is not an address");
        }

        (read, rejected).ShouldBe((14, 1));
    }
}
