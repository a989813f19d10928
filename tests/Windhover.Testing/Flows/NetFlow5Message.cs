namespace Windhover.Testing.Flows;

/// <summary>A NetFlow version 5 datagram.</summary>
public static class NetFlow5Message
{
    /// <summary>Header and records; times of records are milliseconds since the exporter started.</summary>
    public static byte[] Of(long exportSeconds, uint uptime, int sampling, IEnumerable<byte[]> records, int? count = null, long nanoseconds = 0)
    {
        var all = records.ToList();
        return Wire.Of(w =>
        {
            w.U16(5).U16(count ?? all.Count).U32(uptime).U32(exportSeconds).U32(nanoseconds).U32(1).U8(0).U8(0).U16(sampling);
            foreach (var record in all) w.Raw(record);
        });
    }

    /// <summary>A record.</summary>
    public static byte[] Record(string source, int sourcePort, string destination, int destinationPort, int protocol, int flags, long packets, long bytes, uint first, uint last) => Wire.Of(w => w
        .Ip(source).Ip(destination).Ip("192.0.2.1").U16(1).U16(2).U32(packets).U32(bytes).U32(first).U32(last)
        .U16(sourcePort).U16(destinationPort).U8(0).U8(flags).U8(protocol).U8(0).U16(64_500).U16(64_501).U8(24).U8(24).U16(0));
}
