using Windhover.Core.Ingestion.Reading;

namespace Windhover.Core.Running;

/// <content>Files that no source recognises.</content>
internal sealed partial class FileSchedule
{
    private const int SureFrom = 64 << 10;
    private readonly SortedDictionary<string, FoundFile> unsure = new(StringComparer.Ordinal);

    /// <summary>Counts the lines of growing files that nothing recognised while they were short: no more is waited for.</summary>
    public void StopWaitingForMore()
    {
        foreach (var found in unsure.Values.ToArray())
        {
            unsure.Remove(found.DisplayPath);
            var number = files.Add(found);
            using var file = Open(number, null);
            NoteUnrecognised(file, number);
        }
    }

    // The first bytes of a file that grows may not say yet what it is.
    private bool IsUnsure(FoundFile found, LogFilePosition? before)
    {
        unsure.Remove(found.DisplayPath);
        if (!found.Grows || found.Size >= SureFrom || found.Error is not null) return false;
        using var file = LogFile.Open(found, files.Count, sources, symbols, wantedFields, limits, before);
        if (file.Source is not null || file.Failure is not null) return false;
        unsure.Add(found.DisplayPath, found);
        return true;
    }

    private void NoteUnrecognised(LogFile file, int number, ScheduledFile? before = null)
    {
        var found = files[number].File;
        var counted = before?.Position?.UnrecognisedLines ?? 0;
        while (file.Read(buffer, Step)) sequencer.Add(buffer, 0);
        if (file.Failure is { } failure)
        {
            Skipped.Add(new SkippedFile(found.DisplayPath, failure));
            buffer.Clear();
            return;
        }

        var tally = sequencer.Tally.Of(RunTally.Unrecognised);
        foreach (var note in buffer.Rejected) SourceTally.Count(tally.DeadLetters, note.Reason, found.DisplayPath, note.Record.Offset);
        buffer.Clear();
        if (before is null) tally.Files++;
        if (file.UnrecognisedLines > counted) SourceTally.Count(tally.Ignored, LogFile.UnrecognisedReason, found.DisplayPath, 0, file.UnrecognisedLines - counted);
        if (KeepEnds) ends.Keep(before ?? new ScheduledFile { Number = number, Lag = 0, Reached = 0, Whole = true, Open = file }, found);
    }
}
