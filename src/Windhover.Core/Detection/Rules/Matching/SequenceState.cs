namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The stored form of what happened of a sequence. Chains that share their beginnings are written out each.</summary>
internal static class SequenceState
{
    public static void Write(BinaryWriter to, ulong key, SequenceWindow window)
    {
        to.Write(key);
        to.Write(window.Newest);
        to.Write(window.QuietUntil);
        foreach (var step in window.Steps)
        {
            to.Write(step.Events.Count);
            foreach (var e in step.Events)
            {
                RecordState.Write(to, e.Record);
                Write(to, e.Before);
            }

            to.Write(step.Complete.Count);
            foreach (var chain in step.Complete) Write(to, chain);
        }
    }

    public static (ulong Key, SequenceWindow Window) Read(BinaryReader from, int steps)
    {
        var key = from.ReadUInt64();
        var window = new SequenceWindow(steps) { Newest = from.ReadInt64(), QuietUntil = from.ReadInt64() };
        foreach (var step in window.Steps)
        {
            for (var left = from.ReadInt32(); left > 0; left--) step.Events.Add(new StepEvent(RecordState.Read(from), ReadChain(from)));
            for (var left = from.ReadInt32(); left > 0; left--) step.Complete.Add(ReadChain(from)!);
        }

        return (key, window);
    }

    private static void Write(BinaryWriter to, StepChain? chain)
    {
        to.Write(chain is not null);
        if (chain is null) return;
        to.Write(chain.FirstTime);
        to.Write(chain.StepTime);
        to.Write(chain.Records.Length);
        foreach (var record in chain.Records) RecordState.Write(to, record);
        to.Write(chain.Value);
        to.Write(chain.Texts.Length);
        foreach (var text in chain.Texts) to.Write(text);
        Write(to, chain.Before);
    }

    private static StepChain? ReadChain(BinaryReader from)
    {
        if (!from.ReadBoolean()) return null;
        var (first, start) = (from.ReadInt64(), from.ReadInt64());
        var records = new ModelRecord[from.ReadInt32()];
        for (var i = 0; i < records.Length; i++) records[i] = RecordState.Read(from);
        var value = from.ReadUInt64();
        var texts = new string[from.ReadInt32()];
        for (var i = 0; i < texts.Length; i++) texts[i] = from.ReadString();
        return new StepChain(ReadChain(from), first, start, records, value, texts);
    }
}
