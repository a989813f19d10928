using Dapper;
using Microsoft.Data.Sqlite;

namespace Windhover.Storage.Sqlite;

/// <summary>Snapshots in parts of at most 8 MiB, since one value of SQLite is held in memory whole and may not pass 1 GB.</summary>
internal static class SnapshotTable
{
    internal const int PartBytes = 8 << 20;

    /// <summary>Replaces a snapshot inside the transaction. An empty one has one empty part.</summary>
    public static void Replace(SqliteConnection connection, SqliteTransaction transaction, string name, ReadOnlyMemory<byte> data)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT INTO snapshots (name, part, data) VALUES ($name, $part, $data) ON CONFLICT DO UPDATE SET data = excluded.data";
        command.Parameters.AddWithValue("$name", name);
        var number = command.Parameters.Add("$part", SqliteType.Integer);
        var value = command.Parameters.Add("$data", SqliteType.Blob);
        var part = new byte[Math.Min(PartBytes, data.Length)];
        var parts = 0;
        do
        {
            var rest = data[(parts * PartBytes)..];
            var length = Math.Min(PartBytes, rest.Length);
            if (length != part.Length) part = new byte[length];
            rest.Span[..length].CopyTo(part);
            number.Value = parts++;
            value.Value = part;
            command.ExecuteNonQuery();
        }
        while ((long)parts * PartBytes < data.Length);

        connection.Execute("DELETE FROM snapshots WHERE name = @name AND part >= @parts", new { name, parts }, transaction);
    }

    /// <summary>The whole snapshot as of one commit, or null.</summary>
    public static byte[]? Read(SqliteConnection connection, string name)
    {
        using var transaction = connection.BeginTransaction(deferred: true); // both statements see one commit
        var length = connection.ExecuteScalar<long?>("SELECT sum(length(data)) FROM snapshots WHERE name = @name", new { name }, transaction);
        if (length is null) return null;
        var data = new byte[length.Value];
        var at = 0;
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT data FROM snapshots WHERE name = $name ORDER BY part";
        command.Parameters.AddWithValue("$name", name);
        using var reader = command.ExecuteReader();
        while (reader.Read()) at += (int)reader.GetBytes(0, 0, data, at, data.Length - at);
        return data;
    }
}
