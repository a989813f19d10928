namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The stored form of a window.</summary>
internal static class WindowState
{
    public static void Write(BinaryWriter to, ulong key, KeyWindow window)
    {
        to.Write(key);
        to.Write(window.Newest);
        to.Write(window.QuietUntil);
        to.Write(window.Entries.Count);
        foreach (var entry in window.Entries)
        {
            to.Write(entry.Value);
            to.Write(entry.FirstTime);
            to.Write(entry.Records);
            RecordState.Write(to, entry.Last);
        }
    }

    public static (ulong Key, KeyWindow Window) Read(BinaryReader from)
    {
        var key = from.ReadUInt64();
        var window = new KeyWindow { Newest = from.ReadInt64(), QuietUntil = from.ReadInt64() };
        for (var left = from.ReadInt32(); left > 0; left--) window.Entries.Add(new WindowEntry(from.ReadUInt64(), from.ReadInt64(), from.ReadInt64(), RecordState.Read(from)));
        return (key, window);
    }
}
