using Shouldly;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Memory;
using Xunit;

namespace Windhover.Tests.Entities;

public sealed class EntityResolverTests
{
    private const long Day = 86_400_000;
    private readonly SymbolTable symbols = new();
    private readonly EntityResolver resolver;

    public EntityResolverTests() => resolver = new EntityResolver(symbols);

    [Fact]
    public void TwoInstancesThatHeldOneAddressOnDifferentDaysAreTwoEntities()
    {
        Fact(EntityFactKind.InterfaceOfHost, "eni-1", "i-first", Day);
        Fact(EntityFactKind.AddressOfInterface, "eni-1", "", Day, "10.0.1.5");
        var first = Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", Day + 1000));
        Fact(EntityFactKind.HostEnded, "i-first", "", 2 * Day);
        Fact(EntityFactKind.InterfaceOfHost, "eni-2", "i-second", 3 * Day);
        Fact(EntityFactKind.AddressOfInterface, "eni-2", "", 3 * Day, "10.0.1.5");
        var second = Resolve(Flow("eni-2", "10.0.1.5", "10.0.2.9", 3 * Day + 1000));
        second.Entity.ShouldNotBe(first.Entity);
        resolver.Entities.Id(first.Entity).ShouldBe("device:i-first");
        resolver.Entities.Id(second.Entity).ShouldBe("device:i-second");
        var past = resolver.Addresses.Of(first.Entity).ShouldHaveSingleItem();
        (past.From, past.To).ShouldBe((Day, 2 * Day));
    }

    [Fact]
    public void AnInterfaceThatMovesBelongsToItsNewHostFromThenOn()
    {
        Fact(EntityFactKind.InterfaceOfHost, "eni-1", "i-first", Day);
        var before = Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", Day + 1));
        Fact(EntityFactKind.InterfaceDetached, "eni-1", "i-first", 2 * Day);
        var between = Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", 2 * Day + 1));
        Fact(EntityFactKind.InterfaceOfHost, "eni-1", "i-second", 3 * Day);
        var after = Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", 3 * Day + 1));
        new[] { before, between, after }.Select(v => resolver.Entities.Id(v.Entity)).ShouldBe(["device:i-first", "device:eni-1", "device:i-second"]);
    }

    [Theory]
    [InlineData("203.0.113.7", "10.0.1.5", "device:10.0.1.5")]
    [InlineData("10.0.1.9", "10.0.1.5", "device:10.0.1.9")]
    [InlineData("10.0.1.9", "203.0.113.7", "device:10.0.1.9")]
    public void AFindingIsAboutOurMachineWhicheverSideItIsOn(string source, string destination, string about)
    {
        var finding = new ActorActivity { Time = Day, Class = EventClass.DetectionFinding, SourceAddress = Address.Parse(source), Destination = Address.Parse(destination) };
        resolver.Entities.Id(resolver.ResolveActor(finding)).ShouldBe(about);
    }

    [Fact]
    public void WhatSomebodyOutsideAsksForIsNotTheDeedOfTheMachineThatAnswers()
    {
        var request = new ActorActivity { Time = Day, Class = EventClass.HttpActivity, SourceAddress = Address.Parse("203.0.113.7"), Destination = Address.Parse("10.0.1.5") };
        resolver.ResolveActor(request).ShouldBe(-1);
        resolver.ResolveActor(request with { Class = EventClass.DetectionFinding, Destination = Address.Parse("203.0.113.8") }).ShouldBe(-1);
    }

    [Fact]
    public void OnlyWhatAMachineDoesInsideAConnectionIsOnTheWire()
    {
        var request = new ActorActivity { Protocol = 6, SourceAddress = Address.Parse("10.0.1.5"), Destination = Address.Parse("203.0.113.7") };
        request.IsOnTheWire.ShouldBeTrue();
        (request with { Protocol = 0 }).IsOnTheWire.ShouldBeFalse();
        (request with { Destination = default }).IsOnTheWire.ShouldBeFalse();
        (request with { Actor = symbols.Intern("alice") }).IsOnTheWire.ShouldBeFalse();
    }

    [Fact]
    public void AHostThatTheRecordNamesNeedsNoFact()
    {
        var flow = Flow("eni-1", "10.0.1.5", "10.0.2.9", Day);
        flow.Host = symbols.Intern("i-named");
        resolver.Entities.Id(Resolve(flow).Entity).ShouldBe("device:i-named");
    }

    [Fact]
    public void AnInboundRecordIsSeenFromTheInterface()
    {
        var flow = Flow("eni-1", "203.0.113.7", "10.0.1.5", Day);
        (flow.Direction, flow.SourcePort, flow.DestinationPort, flow.BytesOut) = (FlowDirection.Inbound, 50_000, 443, 900);
        var view = Resolve(flow);
        view.Local.ShouldBe(Address.Parse("10.0.1.5"));
        view.Peer.ShouldBe(Address.Parse("203.0.113.7"));
        (view.BytesIn, view.BytesOut, view.Serves, view.Sent, view.PeerOutside, view.Port).ShouldBe((900, 0, true, false, true, (ushort)443));
    }

    [Fact]
    public void APeerThatIsOneOfOursIsKnownByItsEntity()
    {
        var server = Resolve(Flow("eni-db", "10.0.2.9", "10.0.1.4", Day)).Entity;
        var view = Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", Day));
        view.PeerEntity.ShouldBe(server);
        view.PeerOutside.ShouldBeFalse();
    }

    [Fact]
    public void APublicAddressThatOneOfOursHoldsIsNotOutside()
    {
        Fact(EntityFactKind.AddressOfInterface, "eni-nat", "", Day, "203.0.113.9");
        Resolve(Flow("eni-1", "10.0.1.5", "203.0.113.9", Day)).PeerOutside.ShouldBeFalse();
        Resolve(Flow("eni-1", "10.0.1.5", "203.0.113.10", Day)).PeerOutside.ShouldBeTrue();
    }

    [Fact]
    public void ALogThatWatchesAWireIsSeenByBothPrivateSides()
    {
        var flow = Flow("", "10.0.1.5", "10.0.2.9", Day);
        (flow.BytesOut, flow.BytesIn) = (100, 7000);
        resolver.Resolve(flow, out var first, out var second).ShouldBe(2);
        resolver.Entities.Id(first.Entity).ShouldBe("device:10.0.1.5");
        resolver.Entities.Id(second.Entity).ShouldBe("device:10.0.2.9");
        (first.PeerEntity, second.PeerEntity).ShouldBe((second.Entity, first.Entity));
        (first.BytesOut, first.BytesIn, second.BytesOut, second.BytesIn).ShouldBe((100, 7000, 7000, 100));
        first.Serves.ShouldBe(!second.Serves);
    }

    [Fact]
    public void ALogThatWatchesAWireIsSeenOnceTowardsTheInternet()
    {
        resolver.Resolve(Flow("", "10.0.1.5", "203.0.113.7", Day), out var first, out _).ShouldBe(1);
        resolver.Entities.Id(first.Entity).ShouldBe("device:10.0.1.5");
        first.PeerOutside.ShouldBeTrue();
    }

    [Fact]
    public void WhoeverActsThroughARoleIsRememberedBehindItsSession()
    {
        Fact(EntityFactKind.SessionOfPrincipal, "ASIAEXAMPLE", "arn:user/alice", Day);
        var call = new ActorActivity { Time = Day, Actor = symbols.Intern("arn:role/deploy"), ActorKind = ActorKind.Role, Credential = symbols.Intern("ASIAEXAMPLE") };
        var role = resolver.ResolveActor(call);
        resolver.Entities.Id(role).ShouldBe("identity:arn:role/deploy");
        resolver.Entities.Id(resolver.PrincipalBehind(call)).ShouldBe("identity:arn:user/alice");
        call.Credential = symbols.Intern("ASIAOTHER");
        resolver.PrincipalBehind(call).ShouldBe(-1);
    }

    [Fact]
    public void ACallThatNamesNobodyIsNobodys() => resolver.ResolveActor(new ActorActivity { Time = Day }).ShouldBe(-1);

    [Fact]
    public void ANameMakesNobodyAndHoldsForWhoeverBearsTheId()
    {
        Fact(EntityFactKind.NameOf, "00u1", "ana@example.com", Day);
        resolver.Entities.Count.ShouldBe(0);
        var actor = resolver.ResolveActor(new ActorActivity { Time = Day, Actor = symbols.Intern("00u1") });
        resolver.Entities.Id(actor).ShouldBe("identity:00u1");
        resolver.Entities.Name(actor).ShouldBe("ana@example.com");
    }

    [Fact]
    public void WhatIsKnownComesBackFromItsSnapshot()
    {
        Fact(EntityFactKind.InterfaceOfHost, "eni-1", "i-first", Day);
        Fact(EntityFactKind.NameOf, "i-first", "web-1", Day);
        Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", Day));
        using var stream = new MemoryStream();
        resolver.Save(new SnapshotWriter(stream));
        stream.Position = 0;
        var restored = new EntityResolver(symbols);
        restored.Restore(new SnapshotReader(stream));
        restored.Resolve(Flow("eni-1", "10.0.1.5", "10.0.2.9", Day + 1), out var view, out _);
        restored.Entities.Count.ShouldBe(resolver.Entities.Count);
        restored.Entities.Name(view.Entity).ShouldBe("web-1");
    }

    private FlowView Resolve(NetworkActivity flow)
    {
        resolver.Resolve(flow, out var view, out _).ShouldBe(1);
        return view;
    }

    private NetworkActivity Flow(string networkInterface, string source, string destination, long time) => new()
    {
        StartTime = time, EndTime = time, Interface = symbols.Intern(networkInterface), Source = Address.Parse(source), Destination = Address.Parse(destination),
        SourcePort = 50_000, DestinationPort = 443, Protocol = 6,
    };

    private void Fact(EntityFactKind kind, string subject, string target, long time, string address = "") => resolver.Apply(new EntityFact
    {
        Kind = kind, Subject = symbols.Intern(subject), Object = symbols.Intern(target), Time = time, Address = address.Length == 0 ? default : Address.Parse(address),
    });
}
