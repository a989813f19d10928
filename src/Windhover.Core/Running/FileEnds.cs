using Windhover.Core.Ingestion;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <summary>
/// How far files were read that may grow: plain files of lines, read to their last byte, and files that are known to grow. The oldest are forgotten beyond a
/// bound, which the schedule tells when one of them grows after all.
/// </summary>
internal sealed class FileEnds
{
    private const int Most = 16_384;
    private readonly SortedDictionary<int, ScheduledFile> files = [];

    /// <summary>Keeps the position of a file that is finished and still open, if it can grow.</summary>
    /// <returns>False when it cannot.</returns>
    public bool Keep(ScheduledFile file, FoundFile found)
    {
        if (file.Open is not { Failure: null } open || found.Entry is not null) return false;
        if (!found.Grows && open.Source?.Descriptor.Framing != Framing.Lines) return false;
        var position = open.Position;

        // Decompressed content is longer than the file on disk; such a file is written once.
        if (!found.Grows && position.Offset > new FileInfo(found.Path).Length) return false;
        file.Position = position;
        files[file.Number] = file;
        if (files.Count > Most) files.Remove(files.First().Key);
        return true;
    }

    /// <summary>The file to go on with, or null.</summary>
    public ScheduledFile? Take(int number) => files.Remove(number, out var file) ? file : null;

    /// <summary>Drops files that are gone.</summary>
    public void Forget(Func<int, bool> isGone)
    {
        foreach (var number in files.Keys.Where(isGone).ToArray()) files.Remove(number);
    }

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
