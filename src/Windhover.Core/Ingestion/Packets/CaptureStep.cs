namespace Windhover.Core.Ingestion.Packets;

/// <summary>What a capture holds next; made by <see cref="CaptureLayout"/>.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Bytes to pass, or, for <see cref="CaptureStepKind.More"/>, bytes that are needed.</param>
public readonly record struct CaptureStep(CaptureStepKind Kind, int Length)
{
    /// <summary>For a packet: its first byte, counted from the beginning of the step.</summary>
    public int PacketStart { get; init; }

    /// <summary>For a packet: bytes that were captured.</summary>
    public int PacketLength { get; init; }

    /// <summary>For a packet: when it was captured, epoch milliseconds.</summary>
    public long Time { get; init; }

    /// <summary>For a packet: what it begins with.</summary>
    public LinkType Link { get; init; }
}
