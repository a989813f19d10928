using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <content>Files that grow, and files that go.</content>
internal sealed partial class FileSchedule
{
    /// <summary>Takes a file that has grown: what came behind the last record read of it is read as well. A file that is not known is added.</summary>
    public void GoOn(FoundFile found)
    {
        if (files.Find(found.DisplayPath) is not { } known)
        {
            Add(found);
            return;
        }

        if (found.Grows) files.Update(known.Number, found);
        if (ends.Take(known.Number) is { } file)
        {
            if (known.Source.Length > 0) Enqueue(file);
            else CountOn(file);
        }
        else if (found.Grows && known.File.Size < found.Size && !queued.Contains(known.Number))
        {
            Skipped.Add(new SkippedFile(found.DisplayPath, "grew after it had been forgotten"));
        }
    }

    /// <summary>Forgets files that were removed.</summary>
    /// <param name="isGone">Says it of a display path.</param>
    public void Forget(Func<string, bool> isGone)
    {
        files.Forget(isGone);
        ends.Forget(number => files[number].File == FileTable.Gone);
    }

    // What landed while the file was being read lies behind the length at which it was opened.
    private bool GrewMeanwhile(ScheduledFile file)
    {
        if (file.OpenedSize >= files[file.Number].File.Size || !files[file.Number].File.Grows || file.Open is not { Failure: null } open) return false;
        file.Position = open.Position;
        open.Dispose();
        file.Open = null;
        return true;
    }

    private void CountOn(ScheduledFile file)
    {
        file.Open = Open(file.Number, file.Position);
        NoteUnrecognised(file.Open, file.Number, file);
        file.Open.Dispose();
        file.Open = null;
    }
}
