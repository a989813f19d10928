namespace Windhover.Core.Running;

/// <summary>A file or folder that could not be read at all.</summary>
/// <param name="File">Path as it was given.</param>
/// <param name="Reason">Why.</param>
public sealed record SkippedFile(string File, string Reason);
