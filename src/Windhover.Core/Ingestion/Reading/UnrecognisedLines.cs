namespace Windhover.Core.Ingestion.Reading;

/// <summary>Counts the lines of a file that nothing recognises; a binary file counts as one.</summary>
internal sealed class UnrecognisedLines
{
    private bool insideLine;

    /// <summary>Lines so far, one that is begun included.</summary>
    public long Count { get; private set; }

    /// <summary>Counts a binary file: its bytes need not be read.</summary>
    public void AddBinary() => Count++;

    /// <summary>Counts the next bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        if (!insideLine) Count++;
        Count += bytes[..^1].Count((byte)'\n');
        insideLine = bytes[^1] != (byte)'\n';
    }

    /// <summary>Goes on where a position left off.</summary>
    public void Restore(LogFilePosition position)
    {
        Count = position.UnrecognisedLines;
        insideLine = position.Framer is [1];
    }

    /// <summary>What <see cref="Restore"/> needs beside the count.</summary>
    public byte[] SaveState() => [insideLine ? (byte)1 : (byte)0];
}
