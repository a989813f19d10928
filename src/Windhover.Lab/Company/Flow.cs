namespace Windhover.Lab.Company;

/// <summary>One connection, or a minute of a lasting one.</summary>
/// <param name="From">Who opens it.</param>
/// <param name="To">Who is called.</param>
/// <param name="FromPort">Port of the opener.</param>
/// <param name="ToPort">Port of the called.</param>
/// <param name="Start">Epoch milliseconds of the first packet.</param>
/// <param name="Milliseconds">How long it lasts.</param>
/// <param name="BytesOut">Payload from opener to called.</param>
/// <param name="BytesIn">Payload back.</param>
internal readonly record struct Flow(Peer From, Peer To, ushort FromPort, ushort ToPort, long Start, int Milliseconds, long BytesOut, long BytesIn)
{
    /// <summary>6 TCP, 17 UDP, 1 ICMP.</summary>
    public byte Protocol { get; init; } = 6;

    /// <summary>How it went.</summary>
    public FlowFate Fate { get; init; } = FlowFate.Done;

    /// <summary>What a sensor would call the protocol inside; "" for not known.</summary>
    public string Service { get; init; } = "";

    /// <summary>Packets from the opener.</summary>
    public long PacketsOut => Packets(BytesOut, BytesIn);

    /// <summary>Packets from the called.</summary>
    public long PacketsIn => Fate == FlowFate.Refused ? 1 : Fate == FlowFate.Dropped ? 0 : Protocol == 6 || BytesIn > 0 ? Packets(BytesIn, BytesOut) : 0;

    /// <summary>Header bytes of a packet.</summary>
    public int Header => Protocol == 6 ? 52 : 28;

    private long Packets(long own, long other) => Fate != FlowFate.Done ? 1 : Protocol == 6
        ? 4 + own / 1448 + other / 2896
        : Math.Max(1, (own + 1199) / 1200);
}
