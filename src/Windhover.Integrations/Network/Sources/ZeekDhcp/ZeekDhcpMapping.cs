using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekDhcp;

/// <summary>A lease says which machine holds an address from now on, what it is called, and in which subnet it stands.</summary>
internal sealed class ZeekDhcpMapping : ZeekReader
{
    private readonly JsonField mac, hostName, assigned, client, messages;

    /// <param name="context">What the file is read with.</param>
    public ZeekDhcpMapping(ReaderContext context)
        : base(context, ZeekDhcpSource.Log)
    {
        mac = Field("mac");
        hostName = Field("client_fqdn", "host_name");
        assigned = Field("assigned_addr");
        client = Field("client_addr");
        messages = Whole("msg_types");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryTime(record, at, output, out var time)) return;
        var machine = DomainName.Hardware(record[mac], Symbols);
        if (!record[mac].IsEmpty && machine.IsNone)
        {
            output.Reject(at, "mac: not a hardware address");
            return;
        }

        var said = record[messages];
        var fact = new EntityFact { Time = time, Subject = machine, Network = Network(record), Record = at };
        if (!machine.IsNone && said.IndexOf("ACK"u8) >= 0 && Address.TryParse(record[assigned], out fact.Address)) Lease(fact, record[hostName], output);
        else if (!machine.IsNone && said.IndexOf("RELEASE"u8) >= 0 && Address.TryParse(record[client], out fact.Address)) output.AddFact(fact with { Kind = EntityFactKind.AddressReleased });
        output.Ignore(at, "a lease: facts, no event");
    }

    private void Lease(in EntityFact fact, ReadOnlySpan<byte> name, EventBuffer output)
    {
        output.AddFact(fact with { Kind = EntityFactKind.AddressOfHost });
        var called = DomainName.Intern(name, Symbols);
        if (!called.IsNone) output.AddFact(fact with { Kind = EntityFactKind.NameOf, Object = called, Address = default });

        // The group that the machine would have by its address alone.
        if (fact.Address.IsPrivate) output.AddFact(fact with { Kind = EntityFactKind.MemberOf, Object = Symbols.Intern(fact.Address.Subnet.ToString()), Address = default });
    }
}
