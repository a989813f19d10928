using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <content>
/// Files that go on with others, as the segments of a stream do: one after the other, each with what the reader of the one before knows. So templates of flows and header lines hold
/// beyond the end of a segment.
/// </content>
internal sealed partial class FileSchedule
{
    private readonly Dictionary<string, FoundFile> following = new(StringComparer.Ordinal);
    private readonly HashSet<string> held = new(StringComparer.Ordinal);
    private readonly HashSet<int> queued = [];

    // It is added once the one before has been read to its end.
    private bool MustWait(FoundFile found)
    {
        if (found.Follows is not { } before || found.Error is not null) return false;
        var isReadLater = held.Contains(before) || (files.Find(before) is { } known && queued.Contains(known.Number));
        if (!isReadLater) return false;
        following[before] = found;
        held.Add(found.DisplayPath);
        return true;
    }

    // What goes on with a file that has just been read to its end.
    private FoundFile? TakeFollowing(ScheduledFile file)
    {
        if (!following.Remove(files[file.Number].File.DisplayPath, out var found)) return null;
        held.Remove(found.DisplayPath);
        return found;
    }

    // The file before is not gone on with any more: a stream grows at its newest only.
    private LogFilePosition? EndBefore(FoundFile found) =>
        found.Follows is { } before && files.Find(before) is { } known ? ends.Take(known.Number)?.Position?.NextFile : null;
}
