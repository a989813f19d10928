using Windhover.Core.Memory;

namespace Windhover.Core.Running;

/// <content>Writing the state down and taking it back.</content>
internal sealed partial class EstateEngine
{
    /// <summary>Writes the whole state, between two windows.</summary>
    public void Save(SnapshotWriter writer)
    {
        writer.Mark("engine 11");
        writer.Write(window);
        writer.Write(events);
        resolver.Save(writer);
        values.Save(writer);
        numbers.Save(writer);
        pairs.Save(writer);
        hours.Save(writer);
        rows.Save(writer);
        scorer.Save(writer);
        using var state = new MemoryStream();
        using (var binary = new BinaryWriter(state, System.Text.Encoding.UTF8, leaveOpen: true)) matcher.SaveState(binary);
        writer.Write<byte>(state.ToArray());
        incidents.Save(writer);
        modelAlerts.Save(writer);
        recurrence.Save(writer);
        Activity.Save(writer);
        Cover.Save(writer);
        Feedback.Save(writer);
        resolver.Tags.Save(writer);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote, over the same symbols.</summary>
    public void Restore(SnapshotReader reader)
    {
        var hasTags = reader.Expect("engine 11", "engine 10");
        window = reader.Read<long>();
        events = reader.Read<long>();
        resolver.Restore(reader);
        values.Restore(reader);
        numbers.Restore(reader);
        pairs.Restore(reader);
        hours.Restore(reader);
        rows.Restore(reader);
        scorer.Restore(reader);
        using (var binary = new BinaryReader(new MemoryStream(reader.ReadArray<byte>()))) matcher.RestoreState(binary);
        incidents.Restore(reader);
        modelAlerts.Restore(reader);
        recurrence.Restore(reader);
        Activity.Restore(reader);
        Cover.Restore(reader);
        Feedback.Restore(reader);
        if (hasTags) resolver.Tags.Restore(reader);
    }
}
