using Windhover.Core.Events;
using Windhover.Integrations.Azure.Sources.Common;

namespace Windhover.Integrations.Azure.Sources.NsgFlow;

/// <summary>
/// Reads one flow tuple: of version 1 the first seven fields and the decision, of version 2 also the state and the four counters. A denied flow of version 2
/// has a state, B, but never began.
/// </summary>
internal static class NsgFlowTuple
{
    /// <summary>Fills the flow.</summary>
    /// <returns>Null when it is filled, else what is wrong; the flow may then be half filled.</returns>
    public static string? Read(ReadOnlySpan<byte> tuple, ref NetworkActivity flow)
    {
        var rest = new FlowTupleFields(tuple);
        if (rest.ReadEnds(ref flow) is { } wrong) return wrong;
        flow.Disposition = FlowTupleFields.Letter(rest.Next()) switch { 'A' => Disposition.Allowed, 'D' => Disposition.Blocked, _ => Disposition.Unknown };
        if (flow.Disposition == Disposition.Unknown) return "flow tuple: decision is not A or D";
        flow.Known = FlowFields.Initiator;
        if (rest.IsAtEnd)
        {
            // Version 1 writes a tuple when a flow begins, and never again.
            flow.Phase = flow.Disposition == Disposition.Blocked ? FlowPhase.Denied : FlowPhase.Begin;
            return null;
        }

        var state = FlowTupleFields.Letter(rest.Next());
        flow.Phase = state switch { 'B' => FlowPhase.Begin, 'C' => FlowPhase.Continue, 'E' => FlowPhase.End, _ => FlowPhase.Unknown };
        if (flow.Phase == FlowPhase.Unknown) return "flow tuple: state is not B, C or E";
        if (flow.Disposition == Disposition.Blocked) flow.Phase = FlowPhase.Denied;
        return rest.ReadCounters(ref flow);
    }
}
