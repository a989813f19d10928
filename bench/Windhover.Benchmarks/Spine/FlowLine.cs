namespace Windhover.Benchmarks.Spine;

/// <summary>One made flow.</summary>
/// <param name="Entity">Number of the reporting interface.</param>
/// <param name="Source">Sender's IPv4 address.</param>
/// <param name="Destination">Receiver's IPv4 address.</param>
/// <param name="SourcePort">Sender's port.</param>
/// <param name="DestinationPort">Receiver's port.</param>
/// <param name="Packets">Packets.</param>
/// <param name="Bytes">Bytes.</param>
/// <param name="Start">First packet, epoch seconds.</param>
internal readonly record struct FlowLine(int Entity, uint Source, uint Destination, ushort SourcePort, ushort DestinationPort, long Packets, long Bytes, long Start);
