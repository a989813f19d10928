using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Windhover.Core.Ingestion.Enrichment;

/// <summary>An <see cref="AddressTable"/> as a file: a mark, versions, texts, then the two tables; little-endian, compressed, with a checksum.</summary>
public static class AddressTableFile
{
    private const string Mark = "windhover addresses 1";

    /// <summary>Writes a table. The same table gives the same bytes with the same runtime.</summary>
    public static void Write(AddressTable table, Stream to)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, System.Text.Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(table.Versions.Count);
            foreach (var (name, version) in table.Versions)
            {
                writer.Write(name);
                writer.Write(version);
            }

            writer.Write(table.Infos.Length);
            foreach (var info in table.Infos)
            {
                writer.Write((byte)info.Class);
                writer.Write(info.Asn);
                writer.Write(info.Organisation);
                writer.Write(info.Country);
                writer.Write(info.Provider);
                writer.Write(info.Region);
            }

            Write(writer, table.Starts4);
            Write(writer, table.Infos4);
            Write(writer, table.Starts6);
            Write(writer, table.Infos6);
        }

        var bytes = body.ToArray();
        using var head = new BinaryWriter(to, System.Text.Encoding.UTF8, leaveOpen: true);
        head.Write(Mark);
        head.Write(bytes.Length);
        head.Write(SHA256.HashData(bytes));
        head.Flush();
        using var packed = new BrotliStream(to, CompressionLevel.Fastest, leaveOpen: true);
        packed.Write(bytes);
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or damaged.</exception>
    public static AddressTable Read(Stream from)
    {
        using var head = new BinaryReader(from, System.Text.Encoding.UTF8, leaveOpen: true);
        try
        {
            if (head.ReadString() != Mark) throw new InvalidDataException("it is no table of addresses of this version");
            var bytes = new byte[head.ReadInt32()];
            var sum = head.ReadBytes(SHA256.HashSizeInBytes);
            using (var packed = new BrotliStream(from, CompressionMode.Decompress, leaveOpen: true)) packed.ReadExactly(bytes);
            if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(sum)) throw new InvalidDataException("the table of addresses is damaged");
            using var body = new BinaryReader(new MemoryStream(bytes));
            return Read(body);
        }
        catch (Exception error) when (error is EndOfStreamException or FormatException or OverflowException or ArgumentException)
        {
            throw new InvalidDataException("it is no table of addresses, or a damaged one", error);
        }
    }

    /// <summary>Reads a table from a file, or gives <see cref="AddressTable.Empty"/> when there is none.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or damaged.</exception>
    public static AddressTable ReadOrEmpty(string path)
    {
        if (!File.Exists(path)) return AddressTable.Empty;
        using var file = File.OpenRead(path);
        return Read(file);
    }

    private static AddressTable Read(BinaryReader reader)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var count = reader.ReadInt32(); count > 0; count--) versions[reader.ReadString()] = reader.ReadString();
        var infos = new AddressInfo[reader.ReadInt32()];
        foreach (ref var info in infos.AsSpan())
        {
            var kind = (AddressClass)reader.ReadByte();
            info = new AddressInfo(kind, reader.ReadUInt32(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString());
        }

        return new AddressTable(Read<uint>(reader), Read<int>(reader), Read<UInt128>(reader), Read<int>(reader), infos, versions);
    }

    private static void Write<T>(BinaryWriter writer, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        writer.Write(values.Length);
        writer.Write(MemoryMarshal.AsBytes(values));
    }

    private static T[] Read<T>(BinaryReader reader)
        where T : unmanaged
    {
        var values = new T[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
