using Windhover.Lab.Truth;

namespace Windhover.Lab.Writers;

/// <summary>One flow tuple, before it is grouped.</summary>
internal readonly record struct VnetTuple(long Time, byte Rule, uint From, uint To, ushort FromPort, ushort ToPort, byte Protocol, bool Inbound, char State,
    long PacketsOut, long BytesOut, long PacketsIn, long BytesIn, Story? Story) : IComparable<VnetTuple>
{
    /// <summary>Minute, then rule, then time, then the rest: an order in which one more tuple moves no other.</summary>
    public int CompareTo(VnetTuple other)
    {
        var order = (Time / 60_000).CompareTo(other.Time / 60_000);
        if (order == 0) order = Rule.CompareTo(other.Rule);
        if (order == 0) order = Time.CompareTo(other.Time);
        if (order == 0) order = From.CompareTo(other.From);
        if (order == 0) order = To.CompareTo(other.To);
        if (order == 0) order = FromPort.CompareTo(other.FromPort);
        if (order == 0) order = ToPort.CompareTo(other.ToPort);
        return order == 0 ? State.CompareTo(other.State) : order;
    }
}
