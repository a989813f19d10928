using Windhover.Core.Ingestion.Packets;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>Takes the UDP datagrams out of a capture, as <see cref="Framing.Capture"/> says. Captures have no marks: behind a length that lies nothing is read.</summary>
internal sealed class CaptureFramer : IFramer
{
    private const byte Udp = 17;
    private readonly CaptureLayout layout = new();
    private readonly byte[] record = new byte[DatagramHeader.Size + ushort.MaxValue];

    /// <inheritdoc/>
    public string? Unfinished { get; private set; }

    /// <inheritdoc/>
    public Frame Next(ByteWindow window, out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        Unfinished = null;
        while (true)
        {
            var step = layout.Next(window.Bytes);
            switch (step.Kind)
            {
                case CaptureStepKind.More:
                    if (window.Fill()) continue;
                    if (!window.Bytes.IsEmpty) Unfinished = Reasons.CutShort;
                    return default;
                case CaptureStepKind.Broken:
                    return PassOver(window);
                case CaptureStepKind.Other:
                    var head = new Frame(FrameKind.Ignored, window.Offset, step.Length, "part of the capture's own description");
                    window.Advance(step.Length);
                    return head;
                default:
                    var frame = Packet(window.Bytes.Slice(step.PacketStart, step.PacketLength), window.Offset + step.PacketStart, step, out datagram);
                    window.Advance(step.Length);
                    return frame;
            }
        }
    }

    /// <inheritdoc/>
    public byte[] SaveState() => layout.Save();

    /// <inheritdoc/>
    public void RestoreState(ReadOnlySpan<byte> state)
    {
        if (state.Length > 0) layout.Restore(state);
    }

    private static Frame PassOver(ByteWindow window)
    {
        var offset = window.Offset;
        do window.Advance(window.Bytes.Length);
        while (window.Fill());
        return new Frame(FrameKind.Rejected, offset, window.Offset - offset, offset == 0 ? Reasons.CaptureHeader : Reasons.CaptureLengthLies);
    }

    private Frame Packet(ReadOnlySpan<byte> packet, long offset, CaptureStep step, out ReadOnlySpan<byte> datagram)
    {
        datagram = default;
        if (!PacketHeaders.TryRead(packet, step.Link, out var fields)) return new Frame(FrameKind.Ignored, offset, packet.Length, "not an IP packet");
        if (fields.Protocol != Udp) return new Frame(FrameKind.Ignored, offset, packet.Length, "not UDP");
        if (fields.IsFragment) return new Frame(FrameKind.Ignored, offset, packet.Length, "a fragment of a packet");
        if (fields.PayloadStart == 0 || fields.PayloadStart + fields.PayloadLength > packet.Length) return new Frame(FrameKind.Rejected, offset, packet.Length, Reasons.CapturedInPart);
        new DatagramHeader(step.Time, fields.Source, fields.SourcePort, fields.DestinationPort).Write(record);
        packet.Slice(fields.PayloadStart, fields.PayloadLength).CopyTo(record.AsSpan(DatagramHeader.Size));
        datagram = record.AsSpan(0, DatagramHeader.Size + fields.PayloadLength);
        return new Frame(FrameKind.Record, offset, packet.Length);
    }
}
