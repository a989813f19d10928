using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>How far files were read that may grow: plain files of lines, read to their last byte. The oldest are forgotten beyond a bound.</summary>
internal sealed class FileEnds
{
    private const int Most = 4096;
    private readonly SortedDictionary<int, ScheduledFile> files = [];

    /// <summary>Keeps the position of a file that is finished and still open, if it can grow.</summary>
    /// <returns>False when it cannot.</returns>
    public bool Keep(ScheduledFile file, FoundFile found)
    {
        if (file.Open is not { Failure: null, Source.Descriptor.Framing: Framing.Lines } open || found.Entry is not null) return false;
        var position = open.Position;

        // Decompressed content is longer than the file on disk; such a file is written once.
        if (position.Offset > new FileInfo(found.Path).Length) return false;
        file.Position = position;
        files[file.Number] = file;
        if (files.Count > Most) files.Remove(files.First().Key);
        return true;
    }

    /// <summary>The file to go on with, or null.</summary>
    public ScheduledFile? Take(int number) => files.Remove(number, out var file) ? file : null;

    /// <summary>Writes the positions.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Write(files.Count);
        foreach (var file in files.Values) file.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var file = ScheduledFile.Restore(reader);
            files[file.Number] = file;
        }
    }
}
