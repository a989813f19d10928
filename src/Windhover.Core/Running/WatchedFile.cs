namespace Windhover.Core.Running;

/// <summary>What a watch remembers of a file.</summary>
internal sealed class WatchedFile
{
    private const int MostWaits = 10;
    private long length = -1;
    private DateTime changed;
    private int waits;

    /// <summary>Length when it was last handed on; -1 before that.</summary>
    public long TakenLength { get; set; } = -1;

    /// <summary>Takes note of how the file is now.</summary>
    /// <param name="now">The file.</param>
    /// <param name="whole">True when files are never seen half written.</param>
    /// <returns>True when it is to be handed on: new or grown, and at rest between two looks, or never at rest for ten.</returns>
    public bool Note(FileInfo now, bool whole)
    {
        var atRest = whole || (now.Length == length && now.LastWriteTimeUtc == changed);
        (length, changed) = (now.Length, now.LastWriteTimeUtc);
        if (length == TakenLength || (length == 0 && TakenLength < 0)) return false;
        if (!atRest && ++waits < MostWaits) return false;
        TakenLength = length;
        waits = 0;
        return true;
    }

    /// <summary>True when there is nothing to wait for.</summary>
    public bool Settled => length == TakenLength;
}
