namespace Windhover.Cli.Backups;

/// <summary>One file of a backup.</summary>
/// <param name="Path">Below the data folder, with '/'.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, in hexadecimal.</param>
internal sealed record BackupFile(string Path, long Bytes, string Sha256);
