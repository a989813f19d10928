namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>
/// The windows of one model, one per key, in bounded memory: when there are too many keys, the tenth that was silent longest in event time goes.
/// </summary>
/// <param name="threshold">What is counted.</param>
/// <param name="mostKeys">Keys kept.</param>
internal sealed class ThresholdWindows(Threshold threshold, int mostKeys) : IModelState
{
    private readonly Dictionary<ulong, KeyWindow> windows = [];

    public int Count => windows.Count;

    /// <summary>Counts a record for a key.</summary>
    /// <returns>The key's window when it reached the threshold; the caller reads it and calls <see cref="KeyWindow.Quiet"/>. Otherwise null.</returns>
    public KeyWindow? Add(ulong key, ulong value, in ModelRecord record)
    {
        if (!windows.TryGetValue(key, out var window))
        {
            if (windows.Count >= mostKeys) Evict();
            window = new KeyWindow();
            windows.Add(key, window);
        }

        return window.Add(threshold, value, record) ? window : null;
    }

    /// <summary>Writes the windows in the order of their keys.</summary>
    public void Save(BinaryWriter to)
    {
        to.Write(windows.Count);
        foreach (var (key, window) in windows.OrderBy(w => w.Key)) WindowState.Write(to, key, window);
    }

    /// <summary>Takes back what <see cref="Save"/> wrote.</summary>
    public void Restore(BinaryReader from)
    {
        windows.Clear();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var (key, window) = WindowState.Read(from);
            windows[key] = window;
        }
    }

    private void Evict()
    {
        foreach (var (key, _) in windows.OrderBy(w => w.Value.Newest).ThenBy(w => w.Key).Take(Math.Max(1, mostKeys / 10)).ToArray()) windows.Remove(key);
    }
}
