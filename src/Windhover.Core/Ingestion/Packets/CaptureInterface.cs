namespace Windhover.Core.Ingestion.Packets;

/// <summary>One interface of a pcapng section.</summary>
/// <param name="Link">What its packets begin with.</param>
/// <param name="UnitsPerSecond">Units of its time stamps.</param>
/// <param name="OffsetSeconds">Seconds to add to its time stamps.</param>
internal readonly record struct CaptureInterface(LinkType Link, ulong UnitsPerSecond, long OffsetSeconds);
