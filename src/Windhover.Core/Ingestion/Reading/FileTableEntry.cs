namespace Windhover.Core.Ingestion.Reading;

/// <summary>One file of a run.</summary>
/// <param name="Number">Its number, as <see cref="Events.RecordRef.File"/> holds it; from 0 without gaps.</param>
/// <param name="File">The file.</param>
/// <param name="Source">Name of the source that recognised it; "" when none did or nobody looked yet.</param>
public sealed record FileTableEntry(int Number, FoundFile File, string Source);
