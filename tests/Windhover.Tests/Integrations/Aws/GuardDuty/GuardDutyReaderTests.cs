using System.Text;
using Shouldly;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.GuardDuty;
using Xunit;

namespace Windhover.Tests.Integrations.Aws.GuardDuty;

public class GuardDutyReaderTests
{
    [Theory]
    [InlineData("0", FindingSeverity.Unknown)]
    [InlineData("0.2", FindingSeverity.Low)]
    [InlineData("3.9", FindingSeverity.Low)]
    [InlineData("4", FindingSeverity.Medium)]
    [InlineData("6.9", FindingSeverity.Medium)]
    [InlineData("7.0", FindingSeverity.High)]
    [InlineData("8.9", FindingSeverity.High)]
    [InlineData("9", FindingSeverity.Critical)]
    [InlineData("10.0", FindingSeverity.Critical)]
    [InlineData("\"high\"", FindingSeverity.Unknown)]
    public void SeverityFollowsTheVendorsBands(string number, FindingSeverity severity) => Read($"\"severity\":{number}").Actors[0].Severity.ShouldBe(severity);

    [Theory]
    [InlineData("INBOUND", "203.0.113.9", "10.0.0.1")]
    [InlineData("UNKNOWN", "203.0.113.9", "10.0.0.1")]
    [InlineData("OUTBOUND", "10.0.0.1", "203.0.113.9")]
    public void TheOtherSideStandsWhereTheDirectionSays(string direction, string source, string destination)
    {
        var connection = $$$"""{"connectionDirection":"{{{direction}}}","localIpDetails":{"ipAddressV4":"10.0.0.1"},"remoteIpDetails":{"ipAddressV4":"203.0.113.9"}}""";
        var finding = Read($$$"""
            "service":{"eventLastSeen":"2026-03-02T10:00:00Z","action":{"networkConnectionAction":{{{connection}}} }}
            """).Actors[0];
        finding.SourceAddress.ToString().ShouldBe(source);
        finding.Destination.ToString().ShouldBe(destination);
    }

    [Fact]
    public void AnUpdateOfAFindingIsARecordOfItsOwn()
    {
        var first = Read("\"arn\":\"arn:a\",\"updatedAt\":\"2026-03-02T10:00:00Z\"").Actors[0].Id;
        var again = Read("\"arn\":\"arn:a\",\"updatedAt\":\"2026-03-02T10:00:00Z\"").Actors[0].Id;
        var update = Read("\"arn\":\"arn:a\",\"updatedAt\":\"2026-03-02T11:00:00Z\"").Actors[0].Id;
        again.ShouldBe(first);
        update.ShouldNotBe(first);
    }

    private static EventBuffer Read(string more)
    {
        var symbols = new SymbolTable(capacity: 256);
        var output = new EventBuffer(symbols);
        var record = $$"""{"type":"Recon:EC2/Portscan","accountId":"111122223333",{{more}},"createdAt":"2026-03-02T09:00:00Z"}""";
        new GuardDutySource().CreateReader(new ReaderContext { Symbols = symbols }).Read(Encoding.UTF8.GetBytes(record), default, output);
        return output;
    }
}
