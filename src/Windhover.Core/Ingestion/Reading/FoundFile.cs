namespace Windhover.Core.Ingestion.Reading;

/// <summary>One file, or one entry of a zip archive, that a walk came upon.</summary>
/// <param name="Path">What to open: a full path, for an entry of an archive <c>/full/archive.zip!entry</c>.</param>
/// <param name="DisplayPath">The path as given, joined with the part below it; '/' separates.</param>
/// <param name="Size">Bytes on disk, for an entry its compressed bytes; 0 when unknown.</param>
/// <param name="Error">Why it cannot be read, in constant words; null when it can.</param>
public sealed record FoundFile(string Path, string DisplayPath, long Size, string? Error)
{
    /// <summary>The name of the entry for a file inside a zip archive; null for a file of its own.</summary>
    public string? Entry { get; init; }

    /// <summary>
    /// More bytes may come behind the first <see cref="Size"/>, which are all that is read: a record that is not whole there is waited for. The default is false.
    /// </summary>
    public bool Grows { get; init; }

    /// <summary>
    /// Display path of the file that this one goes on with, as segments of a stream do: it is read first, and what its reader knows (templates, a header line) holds here too. Null,
    /// the default, for a file that stands alone.
    /// </summary>
    public string? Follows { get; init; }

    /// <summary>The file on disk: <see cref="Path"/>, for an entry its archive.</summary>
    public string PathOnDisk => Entry is null ? Path : Path[..^(Entry.Length + 1)];
}
