namespace Windhover.Core.Ingestion;

/// <summary>
/// One kind of log. Implementations live beside their vendor, have a parameterless constructor, and are found by walking the assembly
/// (<see cref="SourceCatalogue"/>). They hold no state of a file: that is in the reader.
/// </summary>
public interface ILogSource
{
    /// <summary>What the source is.</summary>
    SourceDescriptor Descriptor { get; }

    /// <summary>
    /// Says how surely a file is of this source, by content alone.
    /// </summary>
    /// <param name="head">The first bytes of the decompressed file, up to 64 KiB; may end in the middle of a record; a UTF-8 byte order mark is already gone.</param>
    /// <returns>0 no, 1–100 how sure; the highest wins, ties go to the first name. Never throws.</returns>
    int Recognise(ReadOnlySpan<byte> head);

    /// <summary>A reader for one file.</summary>
    IRecordReader CreateReader(ReaderContext context);
}
