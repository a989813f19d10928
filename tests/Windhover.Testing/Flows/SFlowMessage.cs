namespace Windhover.Testing.Flows;

/// <summary>An sFlow version 5 datagram, sample by sample.</summary>
public sealed class SFlowMessage
{
    private readonly List<byte[]> samples = [];

    /// <summary>A flow sample with one record.</summary>
    public SFlowMessage Flow(long rate, int format, byte[] record, int? recordLength = null) => Sample(1, w => w
        .U32(1).U32(3).U32(rate).U32(rate * 10).U32(0).U32(3).U32(4).U32(1).U32(format).U32(recordLength ?? record.Length).Raw(record));

    /// <summary>An expanded flow sample with one record.</summary>
    public SFlowMessage Expanded(long rate, int format, byte[] record) => Sample(3, w => w
        .U32(1).U32(0).U32(3).U32(rate).U32(rate * 10).U32(0).U32(0).U32(3).U32(0).U32(4).U32(1).U32(format).U32(record.Length).Raw(record));

    /// <summary>A sample of any kind; its length is the right one unless given.</summary>
    public SFlowMessage Sample(int kind, Action<Wire> body, int? length = null)
    {
        var bytes = Wire.Of(body);
        samples.Add(Wire.Of(w => w.U32(kind).U32(length ?? bytes.Length).Raw(bytes)));
        return this;
    }

    /// <summary>The record of a raw packet header, filled up to four bytes.</summary>
    public static byte[] Header(int protocol, int frameLength, byte[] packet) => Wire.Of(w => w
        .U32(protocol).U32(frameLength).U32(4).U32(packet.Length).Raw(packet).Raw(new byte[(4 - (packet.Length % 4)) % 4]));

    public byte[] ToArray(int? count = null) => Wire.Of(w =>
    {
        w.U32(5).U32(1).Ip("198.51.100.9").U32(0).U32(1).U32(5000).U32(count ?? samples.Count);
        foreach (var sample in samples) w.Raw(sample);
    });
}
