namespace Windhover.Cli.Backups;

/// <summary>A backup cannot be made or taken back; the message says why.</summary>
internal sealed class BackupException(string message) : Exception(message);
