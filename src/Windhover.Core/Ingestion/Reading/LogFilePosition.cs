namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// How far a file was read: enough to go on with the next record after a restart, also when the file has grown. A few dozen bytes, beside what the
/// source's reader keeps.
/// </summary>
public sealed record LogFilePosition
{
    private const byte Version = 1;

    /// <summary>Name of the source that reads the file; null when nothing recognised it.</summary>
    public string? Source { get; init; }

    /// <summary>Just behind the last record read, counted in the decompressed file.</summary>
    public long Offset { get; init; }

    /// <summary>The end of the file was already reported as broken, and is not reported again.</summary>
    public bool EndReported { get; init; }

    /// <summary>Lines counted of a file that nothing recognised.</summary>
    public long UnrecognisedLines { get; init; }

    /// <summary>What the framer knows of the layout.</summary>
    internal byte[] Framer { get; init; } = [];

    /// <summary>What <see cref="IRecordReader.SaveState"/> gave.</summary>
    internal byte[]? Reader { get; init; }

    /// <summary>The beginning of a file that goes on with the one that stands here; null when nothing read that one.</summary>
    internal LogFilePosition? NextFile => Source is null ? null : new LogFilePosition { Source = Source, Reader = Reader };

    /// <summary>Writes the position.</summary>
    public void Write(BinaryWriter to)
    {
        to.Write(Version);
        to.Write(Source ?? "");
        to.Write(Offset);
        to.Write(EndReported);
        to.Write(UnrecognisedLines);
        to.Write7BitEncodedInt(Framer.Length);
        to.Write(Framer);
        to.Write7BitEncodedInt(Reader is null ? 0 : Reader.Length + 1);
        if (Reader is not null) to.Write(Reader);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another version.</exception>
    public static LogFilePosition Read(BinaryReader from)
    {
        var version = from.ReadByte();
        if (version != Version) throw new InvalidDataException($"a file position of version {version} cannot be read");
        var source = from.ReadString();
        var offset = from.ReadInt64();
        var endReported = from.ReadBoolean();
        var lines = from.ReadInt64();
        var framer = from.ReadBytes(from.Read7BitEncodedInt());
        var length = from.Read7BitEncodedInt();
        return new LogFilePosition
        {
            Source = source.Length == 0 ? null : source,
            Offset = offset,
            EndReported = endReported,
            UnrecognisedLines = lines,
            Framer = framer,
            Reader = length == 0 ? null : from.ReadBytes(length - 1),
        };
    }
}
