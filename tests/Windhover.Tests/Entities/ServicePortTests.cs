using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Entities;

public sealed class ServicePortTests
{
    [Theory]
    [InlineData(50_000, 443, true)]
    [InlineData(443, 50_000, false)]
    [InlineData(50_000, 8080, true)]
    [InlineData(8080, 50_000, false)]
    [InlineData(30_000, 22, true)]
    [InlineData(61_000, 40_000, true)]
    [InlineData(40_000, 61_000, false)]
    public void ThePortThatIsMoreLikeAServiceServes(int source, int destination, bool destinationServes) => ServicePort.DestinationServes(Flow(source, destination)).ShouldBe(destinationServes);

    [Fact]
    public void AFirstPacketSaysWhoAskedWhateverThePorts()
    {
        var flow = Flow(443, 50_000);
        (flow.Known, flow.TcpFlags) = (FlowFields.TcpFlags, 2);
        ServicePort.DestinationServes(flow).ShouldBeTrue();
    }

    [Fact]
    public void ALogThatSaysWhoBeganIsBelieved()
    {
        var flow = Flow(22, 50_000);
        flow.Known = FlowFields.Initiator;
        ServicePort.DestinationServes(flow).ShouldBeTrue();
    }

    [Theory]
    [InlineData(50_000, 443)]
    [InlineData(8080, 60_000)]
    [InlineData(52_001, 47_002)]
    public void BothDirectionsOfAConnectionAgree(int one, int other) => ServicePort.DestinationServes(Flow(one, other)).ShouldBe(!ServicePort.DestinationServes(Flow(other, one)));

    private static NetworkActivity Flow(int source, int destination) => new() { Protocol = 6, SourcePort = (ushort)source, DestinationPort = (ushort)destination };
}
