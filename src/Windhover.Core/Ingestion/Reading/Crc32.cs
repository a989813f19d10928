using System.Runtime.InteropServices;

namespace Windhover.Core.Ingestion.Reading;

/// <summary>The check sum of gzip (https://www.rfc-editor.org/rfc/rfc1952#section-8), eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    /// <summary>The sum of what gave <paramref name="crc"/> and these bytes; 0 to begin with.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        var tables = Tables.AsSpan();
        crc = ~crc;
        while (bytes.Length >= 8)
        {
            var eight = MemoryMarshal.Read<ulong>(bytes) ^ crc;
            crc = tables[(7 * 256) + (byte)eight] ^ tables[(6 * 256) + (byte)(eight >> 8)]
                ^ tables[(5 * 256) + (byte)(eight >> 16)] ^ tables[(4 * 256) + (byte)(eight >> 24)]
                ^ tables[(3 * 256) + (byte)(eight >> 32)] ^ tables[(2 * 256) + (byte)(eight >> 40)]
                ^ tables[256 + (byte)(eight >> 48)] ^ tables[(byte)(eight >> 56)];
            bytes = bytes[8..];
        }

        foreach (var one in bytes) crc = tables[(byte)(crc ^ one)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTables()
    {
        var tables = new uint[8 * 256];
        for (var i = 0; i < 256; i++)
        {
            var value = (uint)i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            tables[i] = value;
        }

        for (var i = 256; i < tables.Length; i++) tables[i] = tables[(byte)tables[i - 256]] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
