namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>What a record says that is no field of an event yet. Times are epoch milliseconds, 0 for "not said".</summary>
internal struct FlowValues
{
    public long Start;
    public long End;
    public long Duration;
    public long Observed;
    public long SystemStart;
    public long StartUptime;
    public long EndUptime;
    public ulong Sampler;
    public ulong Ingress;
    public ulong Interval;
    public ulong PacketInterval;
    public ulong PacketSpace;
    public ulong Size;
    public ulong Population;
    public double Probability;
    public ulong Application;
    public ulong IcmpTypeCode;
    public byte IcmpType;
    public byte IcmpCode;
    public byte EndReason;
    public byte FirewallEvent;
    public byte ForwardingStatus;
    public byte BiflowDirection;
    public bool HasUptime;
    public bool HasIcmp;
    public bool HasSampler;
    public bool HasDuration;
    public bool IsTooLarge;
}
