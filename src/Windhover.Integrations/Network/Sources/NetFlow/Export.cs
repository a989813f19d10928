using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>What the records of one datagram have in common.</summary>
internal readonly record struct Export
{
    /// <summary>Kind of datagram.</summary>
    public required ExportVersion Version { get; init; }

    /// <summary>When and from where it came.</summary>
    public required DatagramHeader Datagram { get; init; }

    /// <summary>Where the datagram is.</summary>
    public required RecordRef At { get; init; }

    /// <summary>The exporter's clock when it sent the datagram, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>Milliseconds since the exporter started, modulo 2^32; 0 where the protocol does not say.</summary>
    public uint Uptime { get; init; }

    /// <summary>Observation domain (IPFIX) or source id (version 9).</summary>
    public uint Domain { get; init; }

    /// <summary>Who keeps its templates apart from others'.</summary>
    public DomainKey Key => new(Datagram.Sender, Datagram.SenderPort, Domain, Version);

    /// <summary>
    /// The time of a stamp in milliseconds since the exporter started. The difference is taken modulo 2^32, so that a flow from before the counter ran over (every
    /// 49.7 days), or one a little ahead of the header, comes out right.
    /// </summary>
    public long OfUptime(uint stamp) => Time - unchecked((int)(Uptime - stamp));
}
