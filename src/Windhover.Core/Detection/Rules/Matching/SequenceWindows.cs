namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>
/// What happened of one sequence, by key, in bounded memory: when there are too many keys, the tenth that was silent longest in event time goes.
/// </summary>
/// <param name="steps">How many steps it has.</param>
/// <param name="mostKeys">Keys kept.</param>
internal sealed class SequenceWindows(int steps, int mostKeys) : IModelState
{
    private readonly Dictionary<ulong, SequenceWindow> windows = [];

    /// <summary>What is known of a key; null when nothing is.</summary>
    public SequenceWindow? Find(ulong key) => windows.GetValueOrDefault(key);

    /// <summary>What is known of a key, made where nothing is.</summary>
    public SequenceWindow Of(ulong key)
    {
        if (windows.TryGetValue(key, out var window)) return window;
        if (windows.Count >= mostKeys) Evict();
        return windows[key] = new SequenceWindow(steps);
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter to)
    {
        to.Write(windows.Count);
        foreach (var (key, window) in windows.OrderBy(w => w.Key)) SequenceState.Write(to, key, window);
    }

    /// <inheritdoc/>
    public void Restore(BinaryReader from)
    {
        windows.Clear();
        for (var left = from.ReadInt32(); left > 0; left--)
        {
            var (key, window) = SequenceState.Read(from, steps);
            windows[key] = window;
        }
    }

    private void Evict()
    {
        foreach (var (key, _) in windows.OrderBy(w => w.Value.Newest).ThenBy(w => w.Key).Take(Math.Max(1, mostKeys / 10)).ToArray()) windows.Remove(key);
    }
}
