namespace Windhover.Core.Running;

/// <summary>What a watch remembers of a folder.</summary>
internal sealed class WatchedFolder
{
    private const int Rest = 10;
    private DateTime changed;
    private int quiet;

    /// <summary>Files by name.</summary>
    public Dictionary<string, WatchedFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Folders by name.</summary>
    public SortedDictionary<string, WatchedFolder> Folders { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// True when the folder must be listed: something was added or removed, or something in it grew not long ago. One at rest is listed every tenth time,
    /// so that a month of finished files costs next to nothing.
    /// </summary>
    public bool IsDue(DateTime lastWrite)
    {
        if (lastWrite == changed) return quiet < Rest || ++quiet % Rest == 0;
        (changed, quiet) = (lastWrite, 0);
        return true;
    }

    /// <summary>Takes note of whether something was new in the listing.</summary>
    public void Listed(bool news) => quiet = news ? 0 : quiet + 1;
}
