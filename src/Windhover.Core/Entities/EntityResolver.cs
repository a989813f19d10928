using Windhover.Core.Events;
using Windhover.Core.Memory;

namespace Windhover.Core.Entities;

/// <summary>
/// Says who is who, in event time: learns from facts and from the records themselves, and turns addresses, interfaces, sessions and credentials
/// into entities.
/// </summary>
public sealed class EntityResolver(SymbolTable symbols)
{
    private readonly Slab<Symbol> hostOfInterface = new();
    private readonly Slab<InterfaceGuess> guesses = new();
    private readonly Slab<int> principalOfSession = new();

    /// <summary>The entities.</summary>
    public EntityTable Entities { get; } = new(symbols);

    /// <summary>Who holds which address.</summary>
    public AddressBook Addresses { get; } = new();

    /// <summary>Who bears which tags.</summary>
    public TagBook Tags { get; } = new(symbols);

    /// <summary>Bytes held.</summary>
    public long Bytes => Tags.Bytes + Entities.Bytes + Addresses.Bytes + hostOfInterface.Bytes + guesses.Bytes + principalOfSession.Bytes;

    /// <summary>Learns a fact.</summary>
    public void Apply(in EntityFact fact)
    {
        switch (fact.Kind)
        {
            case EntityFactKind.InterfaceOfHost:
                hostOfInterface.At(fact.Subject.Id) = fact.Object;
                break;
            case EntityFactKind.InterfaceDetached:
                hostOfInterface.At(fact.Subject.Id) = default;
                break;
            case EntityFactKind.AddressOfInterface:
                Hold(InterfaceDevice(fact.Subject), fact);
                break;
            case EntityFactKind.AddressOfHost:
                Hold(Entities.GetOrAdd(EntityType.Device, fact.Subject), fact);
                break;
            case EntityFactKind.AddressReleased:
                Addresses.Release(InterfaceDevice(fact.Subject), fact.Address, fact.Time);
                break;
            case EntityFactKind.HostEnded:
                Addresses.Release(Entities.GetOrAdd(EntityType.Device, fact.Subject), default, fact.Time);
                Tags.Apply(fact);
                break;
            case EntityFactKind.SessionOfPrincipal or EntityFactKind.CredentialOfIdentity:
                principalOfSession.At(fact.Subject.Id) = Entities.GetOrAdd(EntityType.Identity, fact.Object) + 1;
                break;
            case EntityFactKind.RoleOfHost:
                var role = Entities.GetOrAdd(EntityType.Identity, fact.Object);
                var host = Entities.GetOrAdd(EntityType.Device, fact.Subject);
                Entities[role].Behind = host + 1;
                if (Entities[host].Group.IsNone) Entities[host].Group = fact.Object;
                break;
            case EntityFactKind.MemberOf:
                Entities[Entities.GetOrAdd(EntityType.Device, fact.Subject)].Group = fact.Object;
                break;
            case EntityFactKind.NameOf:
                Entities.NoteName(fact.Subject, fact.Object);
                break;
            default:
                Tags.Apply(fact);
                break;
        }
    }

    /// <summary>The one or two views of a flow: by the entity whose interface reported it, or by both private sides of a log that watches a wire.</summary>
    /// <param name="flow">The record.</param>
    /// <param name="first">The first view.</param>
    /// <param name="second">The other side's view, when there is one.</param>
    /// <returns>How many views there are: 0 when neither side is ours.</returns>
    public int Resolve(in NetworkActivity flow, out FlowView first, out FlowView second)
    {
        second = default;
        if (flow.Host.IsNone && flow.Interface.IsNone) return ResolveWire(flow, out first, out second);
        var device = flow.Host.IsNone ? InterfaceDevice(flow.Interface) : Entities.GetOrAdd(EntityType.Device, flow.Host);
        ref var record = ref Entities[device];
        if (record.Account.IsNone) record.Account = flow.Account;
        if (record.Group.IsNone) record.Group = flow.Subnet.IsNone ? flow.Network : flow.Subnet;
        var outbound = flow.Direction switch
        {
            FlowDirection.Outbound => true,
            FlowDirection.Inbound => false,
            _ => GuessOutbound(flow),
        };
        first = View(flow, device, outbound);
        if (!first.Local.IsMulticast) Addresses.Assign(device, first.Local, flow.Network, flow.Time);
        return 1;
    }

    /// <summary>The identity that acted: a role for a role's session; where nobody is named, the machine that is, or that holds the address.</summary>
    /// <returns>The entity, or −1 for a call that names nobody of ours.</returns>
    public int ResolveActor(in ActorActivity activity)
    {
        var native = activity.Actor.IsNone ? activity.Session : activity.Actor;
        if (native.IsNone) return ResolveMachine(activity);
        var entity = Entities.GetOrAdd(EntityType.Identity, native);
        ref var record = ref Entities[entity];
        if (record.Account.IsNone) record.Account = activity.ActorAccount.IsNone ? activity.Account : activity.ActorAccount;
        if (record.Group.IsNone) record.Group = GroupOf(activity.ActorKind);
        return entity;
    }

    /// <summary>The principal who acts through a role's session, where an earlier record told it, or −1.</summary>
    public int PrincipalBehind(in ActorActivity activity)
    {
        var principal = PrincipalOf(activity.Credential);
        return principal >= 0 ? principal : PrincipalOf(activity.Session);
    }

    /// <summary>The resource acted on, or −1.</summary>
    public int ResolveResource(in ActorActivity activity)
    {
        // Names that are looked up and pages that are fetched are somebody else's, and there is no end of them.
        if (activity.Resource.IsNone || activity.Class is EventClass.DnsActivity or EventClass.HttpActivity) return -1;
        var entity = Entities.GetOrAdd(EntityType.Resource, activity.Resource);
        ref var record = ref Entities[entity];
        if (record.Account.IsNone) record.Account = activity.Account;
        if (record.Group.IsNone) record.Group = activity.ResourceKind;
        return entity;
    }

    /// <summary>The account, subscription or project in which something happened, as a resource, or −1 where the record names none.</summary>
    public int ResolveAccount(in ActorActivity activity)
    {
        if (activity.Account.IsNone) return -1;
        var entity = Entities.GetOrAdd(EntityType.Resource, activity.Account);
        ref var record = ref Entities[entity];
        if (record.Account.IsNone) record.Account = activity.Account;
        if (record.Group.IsNone) record.Group = symbols.Intern("account"u8);
        return entity;
    }

    /// <summary>Writes what was learned.</summary>
    public void Save(SnapshotWriter writer)
    {
        Entities.Save(writer);
        Addresses.Save(writer);
        writer.Mark("resolver");
        hostOfInterface.Save(writer);
        guesses.Save(writer);
        principalOfSession.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        Entities.Restore(reader);
        Addresses.Restore(reader);
        reader.Expect("resolver");
        hostOfInterface.Restore(reader);
        guesses.Restore(reader);
        principalOfSession.Restore(reader);
    }

    private int PrincipalOf(Symbol session) => session.IsNone || session.Id >= principalOfSession.Count ? -1 : principalOfSession[session.Id] - 1;

    private Symbol GroupOf(ActorKind kind) => symbols.Intern(kind switch
    {
        ActorKind.User => "users"u8,
        ActorKind.Role => "roles"u8,
        ActorKind.Root => "owners"u8,
        ActorKind.Service => "services"u8,
        ActorKind.Federated => "federated"u8,
        _ => "others"u8,
    });

    private int InterfaceDevice(Symbol networkInterface)
    {
        var host = networkInterface.Id < hostOfInterface.Count ? hostOfInterface[networkInterface.Id] : default;
        return Entities.GetOrAdd(EntityType.Device, host.IsNone ? networkInterface : host);
    }

    private void Hold(int device, in EntityFact fact) => Addresses.Assign(device, fact.Address, fact.Network, fact.Time);

    // Without a direction field the interface's own address is the one that all its records share.
    private bool GuessOutbound(in NetworkActivity flow)
    {
        ref var guess = ref guesses.At(flow.Interface.IsNone ? flow.Host.Id : flow.Interface.Id);
        return guess.SourceIsOurs(flow.Source, flow.Destination);
    }

    private int ResolveWire(in NetworkActivity flow, out FlowView first, out FlowView second)
    {
        first = second = default;
        var sourceOurs = flow.Direction == FlowDirection.Outbound || flow.Source.IsPrivate;
        var destinationOurs = flow.Direction == FlowDirection.Inbound || (flow.Destination.IsPrivate && !flow.Destination.IsMulticast);
        if (!sourceOurs && !destinationOurs)
        {
            // Neither side is known to be ours: a sensor on public addresses. Its own hosts are the ones it names first.
            sourceOurs = true;
        }

        var source = sourceOurs ? AddressDevice(flow.Source, flow.Network, flow.Time) : -1;
        var destination = destinationOurs ? AddressDevice(flow.Destination, flow.Network, flow.Time) : -1;
        if (source < 0)
        {
            first = View(flow, destination, outbound: false);
            return 1;
        }

        first = View(flow, source, outbound: true);
        if (destination < 0) return 1;
        first.PeerEntity = destination;
        second = View(flow, destination, outbound: false);
        second.PeerEntity = source;
        return 2;
    }

    private int ResolveMachine(in ActorActivity activity)
    {
        if (!activity.Host.IsNone)
        {
            var device = Entities.GetOrAdd(EntityType.Device, activity.Host);
            ref var record = ref Entities[device];
            if (record.Account.IsNone) record.Account = activity.Account;
            if (record.Group.IsNone) record.Group = activity.Network;
            return device;
        }

        var source = MachineAt(activity.SourceAddress, activity);

        // A finding about traffic from outside is about the machine that it went to.
        return source >= 0 || activity.Class != EventClass.DetectionFinding ? source : MachineAt(activity.Destination, activity);
    }

    private int MachineAt(Address address, in ActorActivity activity)
    {
        if (address.IsNone || address.IsMulticast) return -1;
        return address.IsPrivate ? AddressDevice(address, activity.Network, activity.Time) : Addresses.Holder(address, activity.Network);
    }

    private int AddressDevice(Address address, Symbol network, long time)
    {
        var holder = Addresses.Holder(address, network);
        if (holder >= 0) return holder;
        var device = Entities.GetOrAdd(EntityType.Device, symbols.Intern(address.ToString()));
        Addresses.Assign(device, address, network, time);
        if (Entities[device].Group.IsNone && address.IsPrivate) Entities[device].Group = symbols.Intern(address.Subnet.ToString());
        return device;
    }

    private FlowView View(in NetworkActivity flow, int entity, bool outbound)
    {
        var destinationServes = ServicePort.DestinationServes(flow);
        var view = new FlowView
        {
            Entity = entity,
            Local = outbound ? flow.Source : flow.Destination,
            Peer = outbound ? flow.Destination : flow.Source,
            StartTime = flow.StartTime,
            Time = flow.EndTime,
            BytesOut = outbound ? flow.BytesOut : flow.BytesIn,
            BytesIn = outbound ? flow.BytesIn : flow.BytesOut,
            Port = destinationServes ? flow.DestinationPort : flow.SourcePort,
            ClientPort = destinationServes ? flow.SourcePort : flow.DestinationPort,
            Protocol = flow.Protocol,
            Serves = outbound != destinationServes,
            Sent = outbound,
            Blocked = flow.Disposition == Disposition.Blocked,
            Record = flow.Record,
            Id = flow.Id,
        };
        view.PeerEntity = Addresses.Holder(view.Peer, flow.Network);
        view.PeerOutside = view.PeerEntity < 0 && !view.Peer.IsPrivate && !view.Peer.IsMulticast;
        return view;
    }
}
