namespace Windhover.Core.Running;

/// <summary>A place in a file.</summary>
/// <param name="File">Path as it was given.</param>
/// <param name="Offset">First byte, counted in the decompressed file.</param>
internal sealed record ReasonPlace(string File, long Offset);
