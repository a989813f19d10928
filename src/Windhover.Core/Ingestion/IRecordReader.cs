using Windhover.Core.Events;

namespace Windhover.Core.Ingestion;

/// <summary>
/// Turns the records of one file into events, in the order of the file. One record is what the source's <see cref="Framing"/> cuts: a line without its
/// line end, or one JSON object.
/// </summary>
public interface IRecordReader
{
    /// <summary>
    /// Reads one record. For every unit of the source (the record, or each tuple inside it) exactly one of these is called on <paramref name="output"/>:
    /// <see cref="EventBuffer.AddNetwork"/> or <see cref="EventBuffer.AddActor"/>, <see cref="EventBuffer.Ignore"/>, <see cref="EventBuffer.Reject"/>.
    /// Facts may be added freely. Allocates nothing per record on the flow path. Broken content is rejected, never thrown; what is thrown all the same
    /// is caught by the caller and becomes a dead letter.
    /// </summary>
    /// <param name="record">The record's bytes.</param>
    /// <param name="at">Where it is, for the events.</param>
    /// <param name="output">Where to put what it says.</param>
    void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output);

    /// <summary>What earlier lines of the file said that later ones depend on (a header), to go on in the middle after a restart; null for nothing.</summary>
    byte[]? SaveState() => null;

    /// <summary>Takes back what <see cref="SaveState"/> gave.</summary>
    void RestoreState(ReadOnlySpan<byte> state)
    {
    }

    /// <summary>
    /// Units that are kept back because only a later record can say how to read them; 0 for most logs. A record that is kept back may leave nothing on the
    /// output until then; what it gives in the end bears the place where it was.
    /// </summary>
    int Waiting => 0;

    /// <summary>
    /// Fields that would sharpen detection and that the format chosen for this file leaves out, with the setting that would bring them; asked once the file is
    /// read. The default is none.
    /// </summary>
    IReadOnlyList<MissingField> Missing => [];

    /// <summary>What this file says of other files of the source; asked once the file is read. The default is nothing.</summary>
    IReadOnlyList<LogManifest> Manifests => [];

    /// <summary>No record will follow: what is kept back is rejected.</summary>
    void Finish(EventBuffer output)
    {
    }
}
