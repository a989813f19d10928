using System.Globalization;
using Microsoft.Data.Sqlite;
using Windhover.Core.Stores;
using Windhover.Storage.DuckDb;
using Windhover.Storage.PostgreSql;

namespace Windhover.Storage;

/// <summary>
/// The disk under a data folder. Below a floor of free room it counts as full, so that nothing half-written is ever in need of repair; it counts as free again a quarter above it.
/// </summary>
/// <param name="folder">The data folder; it must exist.</param>
/// <param name="least">The floor, in bytes; 0 asks only whether it can be written to.</param>
public sealed class DataDisk(string folder, long least) : IStoreDisk
{
    private const int Full = 13, InputOutput = 10, ReadOnly = 8, CannotOpen = 14;
    private const int NoSpaceLeft = 28, ReadOnlyFileSystem = 30; // https://man7.org/linux/man-pages/man3/errno.3.html
    private readonly string probe = Path.Combine(folder, "disk.probe");
    private readonly DriveInfo drive = new(Path.GetFullPath(folder));
    private volatile bool wasFull;

    /// <summary>Free bytes, for whoever runs this program.</summary>
    public long Free => drive.AvailableFreeSpace;

    /// <inheritdoc/>
    public string? Problem()
    {
        try
        {
            var free = Free;
            wasFull = free < (wasFull ? least + (least / 4) : least);
            if (wasFull) return string.Create(CultureInfo.InvariantCulture, $"the disk of the stores has {free >> 20} MiB free; it goes on at {(least + (least / 4)) >> 20} MiB");
            using var file = new FileStream(probe, FileMode.Create, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.DeleteOnClose);
            file.WriteByte(1);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Cause(failure) ?? "the disk of the stores cannot be written to";
        }
    }

    /// <inheritdoc/>
    public string? Cause(Exception failure) => CauseOf(failure);

    /// <summary>Why a write failed, when it was for the disk; null when it was not.</summary>
    public static string? CauseOf(Exception failure) => failure switch
    {
        SqliteException { SqliteErrorCode: Full } => "the disk of the stores is full",
        SqliteException { SqliteErrorCode: ReadOnly } => "the disk of the stores is read-only",
        SqliteException { SqliteErrorCode: InputOutput or CannotOpen } => "the disk of the stores cannot be written to",
        DuckDbException duck => OfText(duck.Message),
        StoreTakenException => PostgreSqlFailures.CauseOf(failure),
        IOException { HResult: NoSpaceLeft } => "the disk of the stores is full",
        IOException { HResult: ReadOnlyFileSystem } => "the disk of the stores is read-only",
        IOException file => OfText(file.Message),
        _ => PostgreSqlFailures.CauseOf(failure),
    };

    // DuckDB gives a text and no number (https://duckdb.org/docs/stable/clients/c/query).
    private static string? OfText(string message) =>
        message.Contains("No space left", StringComparison.OrdinalIgnoreCase) ? "the disk of the stores is full"
        : message.Contains("Read-only file system", StringComparison.OrdinalIgnoreCase) ? "the disk of the stores is read-only"
        : message.Contains("IO Error", StringComparison.Ordinal) || message.Contains("has been invalidated", StringComparison.Ordinal) ? "the disk of the stores cannot be written to"
        : null;
}
