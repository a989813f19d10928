using System.Runtime.InteropServices;
using Dapper;
using Microsoft.Data.Sqlite;
using Windhover.Core.Memory;

namespace Windhover.Storage.Sqlite;

/// <summary>Snapshots in parts of at most 8 MiB, since one value of SQLite is held in memory whole and may not pass 1 GB.</summary>
internal static class SnapshotTable
{
    /// <summary>Replaces a snapshot inside the transaction. An empty one has one empty part.</summary>
    public static void Replace(SqliteConnection connection, SqliteTransaction transaction, string name, SnapshotParts snapshot)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO snapshots (name, part, data) VALUES ($name, $part, $data) ON CONFLICT DO UPDATE SET data = excluded.data";
        command.Parameters.AddWithValue("$name", name);
        var number = command.Parameters.Add("$part", SqliteType.Integer);
        var value = command.Parameters.Add("$data", SqliteType.Blob);
        var parts = 0;
        foreach (var part in snapshot.Parts)
        {
            number.Value = parts++;
            value.Value = MemoryMarshal.TryGetArray(part, out var array) && array.Count == array.Array!.Length ? array.Array : part.ToArray();
            command.ExecuteNonQuery();
        }

        connection.Execute("DELETE FROM snapshots WHERE name = @name AND part >= @parts", new { name, parts }, transaction);
    }

    /// <summary>The whole snapshot as of one commit, or null.</summary>
    public static SnapshotParts? Read(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT data FROM snapshots WHERE name = $name ORDER BY part";
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        var parts = new List<ReadOnlyMemory<byte>>();
        while (reader.Read()) parts.Add(reader.GetFieldValue<byte[]>(0));
        return parts.Count == 0 ? null : new SnapshotParts(parts);
    }
}
