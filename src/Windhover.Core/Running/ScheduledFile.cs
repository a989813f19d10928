using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>One file of a run and how far it is.</summary>
internal sealed class ScheduledFile
{
    /// <summary>Number in the file table.</summary>
    public required int Number { get; init; }

    /// <summary>How late its records may come, milliseconds.</summary>
    public required long Lag { get; init; }

    /// <summary>Latest event time read, or the earliest expected while nothing was, epoch milliseconds.</summary>
    public required long Reached { get; set; }

    /// <summary>Read in one go: small files are, so that their inner order does not matter.</summary>
    public required bool Whole { get; init; }

    /// <summary>Where to go on when it is opened again; null for the beginning.</summary>
    public LogFilePosition? Position { get; set; }

    /// <summary>The open file; null while it is closed.</summary>
    public LogFile? Open { get; set; }

    /// <summary>Size of the file when it was opened.</summary>
    public long OpenedSize { get; set; }

    /// <summary>Everything before this time has been read from it, epoch milliseconds.</summary>
    public long Watermark => Reached - Lag;

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public static ScheduledFile Restore(SnapshotReader reader)
    {
        var file = new ScheduledFile { Number = reader.Read<int>(), Lag = reader.Read<long>(), Reached = reader.Read<long>(), Whole = reader.Read<bool>() };
        var position = reader.ReadArray<byte>();
        if (position.Length == 0) return file;
        using var binary = new BinaryReader(new MemoryStream(position));
        file.Position = LogFilePosition.Read(binary);
        return file;
    }

    /// <summary>Writes where the file is.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(Number);
        writer.Write(Lag);
        writer.Write(Reached);
        writer.Write(Whole);
        using var stream = new MemoryStream();
        using (var binary = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) (Open?.Position ?? Position)?.Write(binary);
        writer.Write<byte>(stream.ToArray());
    }
}
