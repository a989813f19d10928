using Windhover.Core.Ingestion.Reading;
using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <content>What the schedule writes into a snapshot.</content>
internal sealed partial class FileSchedule
{
    /// <summary>Writes where every file is.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("files 3");
        var known = files.Snapshot();
        writer.Write(known.Count);
        foreach (var entry in known)
        {
            var isGone = entry.File == FileTable.Gone;
            writer.Write(isGone);
            writer.Write(entry.Source);
            if (isGone) continue;
            writer.Write(entry.File.Path);
            writer.Write(entry.File.DisplayPath);
            writer.Write(entry.File.Entry ?? "");
            writer.Write(entry.File.Size);
            writer.Write(entry.File.Error ?? "");
            writer.Write(entry.File.Grows);
        }

        writer.Write(Recognised);
        writer.Write(Skipped.Count);
        foreach (var skipped in Skipped)
        {
            writer.Write(skipped.File);
            writer.Write(skipped.Reason);
        }

        writer.Write(waiting.Count);
        foreach (var (file, _) in waiting.UnorderedItems.OrderBy(f => f.Element.Number)) file.Save(writer);
        ends.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(SnapshotReader reader)
    {
        reader.Expect("files 3");
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var isGone = reader.Read<bool>();
            var source = reader.ReadText();
            if (isGone)
            {
                files.AddGone(source);
                continue;
            }

            var path = reader.ReadText();
            var display = reader.ReadText();
            var entry = reader.ReadText();
            var size = reader.Read<long>();
            var error = reader.ReadText();
            files.Add(new FoundFile(path, display, size, error.Length == 0 ? null : error) { Entry = entry.Length == 0 ? null : entry, Grows = reader.Read<bool>() }, source);
        }

        Recognised = reader.Read<int>();
        for (var count = reader.Read<int>(); count > 0; count--)
        {
            var file = reader.ReadText();
            Skipped.Add(new SkippedFile(file, reader.ReadText()));
        }

        for (var count = reader.Read<int>(); count > 0; count--) Enqueue(ScheduledFile.Restore(reader));
        ends.Restore(reader);
    }
}
