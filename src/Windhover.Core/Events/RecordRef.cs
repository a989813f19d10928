namespace Windhover.Core.Events;

/// <summary>
/// Where the untouched record of an event is.
/// </summary>
/// <param name="File">Number of the file in the run's file table (path and source are there).</param>
/// <param name="Length">Bytes of the record.</param>
/// <param name="Offset">First byte of the record, counted in the decompressed file.</param>
public readonly record struct RecordRef(int File, int Length, long Offset);
