namespace Windhover.Core.Ingestion.Reading;

/// <summary>
/// Cuts a file into records. What it gives depends on the bytes alone, never on how the window was filled: where more bytes could change the answer,
/// it asks for them.
/// </summary>
internal interface IFramer
{
    /// <summary>After <see cref="FrameKind.End"/>: why what is left in the window is no end; null when it is.</summary>
    string? Unfinished { get; }

    /// <summary>Finds the next record and moves the window behind it.</summary>
    /// <param name="window">Where to read.</param>
    /// <param name="record">The record's bytes, good until the next call; empty for all but <see cref="FrameKind.Record"/>.</param>
    Frame Next(ByteWindow window, out ReadOnlySpan<byte> record);

    /// <summary>What the framer knows of the layout after the last frame.</summary>
    byte[] SaveState();

    /// <summary>Takes back what <see cref="SaveState"/> gave.</summary>
    void RestoreState(ReadOnlySpan<byte> state);
}
