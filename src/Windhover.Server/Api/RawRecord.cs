namespace Windhover.Server.Api;

/// <summary>An untouched record and where it lies.</summary>
public sealed record RawRecord
{
    /// <summary>Source name; "" for a record of a connection, which does not keep it.</summary>
    public required string Source { get; init; }

    /// <summary>Path of the file as it was given.</summary>
    public required string File { get; init; }

    /// <summary>First byte, counted in the decompressed file.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes of the whole record.</summary>
    public required int Length { get; init; }

    /// <summary>The log's own id; "" when it gives none.</summary>
    public required string RecordId { get; init; }

    /// <summary>Event time, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>The record. It is whatever the log holds: never put it into a page as markup.</summary>
    public required string Text { get; init; }

    /// <summary>True when the text ends before the record does.</summary>
    public required bool Truncated { get; init; }

    /// <summary>How the text holds the bytes.</summary>
    public required RecordEncoding Encoding { get; init; }
}
