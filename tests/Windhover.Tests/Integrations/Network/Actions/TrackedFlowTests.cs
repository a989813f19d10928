using Shouldly;
using Windhover.Core.Events;
using Windhover.Integrations.Network.Actions;
using Xunit;

namespace Windhover.Tests.Integrations.Network.Actions;

public sealed class TrackedFlowTests
{
    [Fact]
    public void AFlowBehindATranslationIsReadByItsRealAddresses()
    {
        const string Served = "tcp      6 431999 ESTABLISHED src=198.51.100.9 dst=203.0.113.1 sport=50000 dport=443 src=10.77.1.2 dst=198.51.100.9 sport=8443 dport=50000 [ASSURED] mark=0 use=1";
        var flow = TrackedFlow.Read(Served, Address.Parse("10.77.1.2")).ShouldNotBeNull();
        flow.ShouldBe(new TrackedFlow(Address.Parse("198.51.100.9"), 6, 8443, Serves: true));
        string.Join(' ', flow.Selection(Address.Parse("10.77.1.2"))).ShouldBe("-f ipv4 -p tcp --orig-src 198.51.100.9 --reply-src 10.77.1.2 --reply-port-src 8443");
    }

    [Fact]
    public void AFlowThatTheDeviceOpenedIsReadByItsDestination()
    {
        const string Opened = "udp      17 29 src=10.77.1.2 dst=198.51.100.9 sport=50000 dport=53 [UNREPLIED] src=198.51.100.9 dst=203.0.113.1 sport=53 dport=61000 mark=0 use=1";
        TrackedFlow.Read(Opened, Address.Parse("10.77.1.2")).ShouldBe(new TrackedFlow(Address.Parse("198.51.100.9"), 17, 53, Serves: false));
        TrackedFlow.Read(Opened, Address.Parse("10.77.1.3")).ShouldBeNull();
        TrackedFlow.Read("nonsense", Address.Parse("10.77.1.3")).ShouldBeNull();
    }
}
