namespace Windhover.Core.Ingestion.Reading;

/// <summary>What a framer found next.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Offset">First byte, in the decompressed file.</param>
/// <param name="Length">Bytes, without line end.</param>
/// <param name="Reason">For <see cref="FrameKind.Ignored"/> and <see cref="FrameKind.Rejected"/>: why.</param>
internal readonly record struct Frame(FrameKind Kind, long Offset, long Length, string Reason = "");
