namespace Windhover.Core.Detection;

/// <summary>Where one raw record is.</summary>
/// <param name="Source">Source name.</param>
/// <param name="File">Path of the file as it was given.</param>
/// <param name="Offset">First byte, counted in the decompressed file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="RecordId">The log's own id; "" when it gives none.</param>
/// <param name="Time">Event time, epoch milliseconds.</param>
public sealed record Evidence(string Source, string File, long Offset, int Length, string RecordId, long Time);
