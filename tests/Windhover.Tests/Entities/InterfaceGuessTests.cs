using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Xunit;

namespace Windhover.Tests.Entities;

public sealed class InterfaceGuessTests
{
    private static readonly Address Own = Address.Parse("10.0.1.5");

    [Fact]
    public void TheAddressThatAllRecordsShareIsTheInterfacesOwn()
    {
        InterfaceGuess guess = default;
        for (var i = 1; i < 50; i++)
        {
            var peer = Address.Parse($"10.0.2.{i}");
            guess.SourceIsOurs(peer, Own);
            if (i < 2) continue;
            guess.SourceIsOurs(peer, Own).ShouldBeFalse();
            guess.SourceIsOurs(Own, peer).ShouldBeTrue();
        }
    }

    [Fact]
    public void APrivateAddressIsOursFromTheFirstRecordAgainstAPublicOne()
    {
        InterfaceGuess inbound = default, outbound = default;
        inbound.SourceIsOurs(Address.Parse("203.0.113.7"), Own).ShouldBeFalse();
        outbound.SourceIsOurs(Own, Address.Parse("203.0.113.7")).ShouldBeTrue();
    }
}
