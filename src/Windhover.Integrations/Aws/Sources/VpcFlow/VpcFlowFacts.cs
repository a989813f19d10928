using System.Runtime.InteropServices;
using Windhover.Core.Events;

namespace Windhover.Integrations.Aws.Sources.VpcFlow;

/// <summary>
/// What the records teach about interfaces: whose they are and which address they hold. Said once, and again when it changes; bounded, so that a file with
/// made-up interfaces only repeats itself.
/// </summary>
internal sealed class VpcFlowFacts
{
    private const int MostInterfaces = 65_536;

    private readonly Dictionary<int, Known> interfaces = [];
    private Symbol lastInterface;
    private Known last;

    /// <summary>Adds what is new in a record.</summary>
    /// <param name="flow">The record's event.</param>
    /// <param name="own">The interface's own address where the record tells it for certain; none otherwise.</param>
    /// <param name="group">The service that the host is a task of; none where it is not.</param>
    /// <param name="output">Where facts go.</param>
    public void Learn(in NetworkActivity flow, Address own, Symbol group, EventBuffer output)
    {
        if (flow.Interface.IsNone || (flow.Host.IsNone && own.IsNone)) return;
        if (flow.Interface == lastInterface && Same(last, flow.Host, own)) return;
        if (interfaces.Count >= MostInterfaces) interfaces.Clear();
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(interfaces, flow.Interface.Id, out _);
        if (!flow.Host.IsNone && known.Host != flow.Host)
        {
            known.Host = flow.Host;
            Add(EntityFactKind.InterfaceOfHost, flow, flow.Interface, flow.Host, default, output);
            if (!group.IsNone) Add(EntityFactKind.MemberOf, flow, flow.Host, group, default, output);
        }

        if (!own.IsNone && own != (own.IsV4 ? known.V4 : known.V6))
        {
            if (own.IsV4) known.V4 = own;
            else known.V6 = own;
            Add(EntityFactKind.AddressOfInterface, flow, flow.Interface, default, own, output);
        }

        lastInterface = flow.Interface;
        last = known;
    }

    private static bool Same(in Known known, Symbol host, Address own) =>
        (host.IsNone || host == known.Host) && (own.IsNone || own == (own.IsV4 ? known.V4 : known.V6));

    private static void Add(EntityFactKind kind, in NetworkActivity flow, Symbol subject, Symbol @object, Address address, EventBuffer output) =>
        output.AddFact(new EntityFact
        {
            Time = flow.StartTime,
            Kind = kind,
            Subject = subject,
            Object = @object,
            Network = flow.Network,
            Address = address,
            Record = flow.Record,
        });

    private struct Known
    {
        public Symbol Host;
        public Address V4;
        public Address V6;
    }
}
