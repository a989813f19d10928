using System.Text.Json;

namespace Windhover.Cli.Backups;

/// <summary>What a backup holds; the last entry of its archive, <c>manifest.json</c>.</summary>
internal sealed record BackupManifest
{
    /// <summary>Name of its entry.</summary>
    public const string Entry = "manifest.json";

    /// <summary>The form of backups that this program writes, and the newest that it reads.</summary>
    public const int NewestFormat = 1;

    /// <summary>The form of the backup.</summary>
    public required int Format { get; init; }

    /// <summary>Version of the program that made it.</summary>
    public required string Program { get; init; }

    /// <summary>When it was begun, epoch milliseconds.</summary>
    public required long Made { get; init; }

    /// <summary>The last commit that is in it.</summary>
    public required long Epoch { get; init; }

    /// <summary>Version of each store, by its file.</summary>
    public required IReadOnlyDictionary<string, long> Stores { get; init; }

    /// <summary>The files, in the order of the archive.</summary>
    public required IReadOnlyList<BackupFile> Files { get; init; }

    /// <summary>As JSON.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);

    /// <summary>From the bytes of <see cref="Write"/>.</summary>
    /// <exception cref="BackupException">It is none.</exception>
    public static BackupManifest Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, BackupJson.Default.BackupManifest) ?? throw new BackupException("the manifest is empty");
        }
        catch (JsonException)
        {
            throw new BackupException("the manifest cannot be read");
        }
    }
}
