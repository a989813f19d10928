using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.VnetFlow;

/// <summary>
/// Reads one flow tuple, fields parted by commas: time stamp, source and destination address, source and destination port, protocol, direction, state,
/// encryption, then packets and bytes sent, packets and bytes received. The counters are those since the flow's last tuple; a begun or denied flow has none.
/// </summary>
internal static class VnetFlowTuple
{
    /// <summary>Fills the flow.</summary>
    /// <returns>Null when it is filled, else what is wrong; the flow may then be half filled.</returns>
    public static string? Read(ReadOnlySpan<byte> tuple, ref NetworkActivity flow)
    {
        var rest = new FlowTupleFields(tuple);
        if (rest.ReadEnds(ref flow) is { } wrong) return wrong;
        flow.Phase = FlowTupleFields.Letter(rest.Next()) switch
        {
            'B' => FlowPhase.Begin,
            'C' => FlowPhase.Continue,
            'E' => FlowPhase.End,
            'D' => FlowPhase.Denied,
            _ => FlowPhase.Unknown,
        };
        if (flow.Phase == FlowPhase.Unknown) return "flow tuple: state is not B, C, E or D";
        if (rest.IsAtEnd) return "flow tuple: too few fields";

        // The log follows connections: every tuple of a flow keeps the direction of its first packet.
        flow.Known = FlowFields.Initiator;
        var encryption = rest.Next();
        if (encryption.SequenceEqual("X"u8)) flow.Known |= FlowFields.Encrypted;
        flow.Disposition = flow.Phase == FlowPhase.Denied || IsDropped(encryption) ? Disposition.Blocked : Disposition.Allowed;
        return rest.ReadCounters(ref flow);
    }

    /// <summary>The encryption states of which the page says that the packet is dropped.</summary>
    private static bool IsDropped(ReadOnlySpan<byte> encryption) =>
        encryption.SequenceEqual("NX_NOT_ACCEPTED"u8) || encryption.SequenceEqual("NX_NOT_SUPPORTED"u8) || encryption.SequenceEqual("NX_SW_NOT_READY"u8);
}
