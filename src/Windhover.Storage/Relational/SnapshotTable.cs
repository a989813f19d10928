using System.Runtime.InteropServices;
using Windhover.Core.Memory;

namespace Windhover.Storage.Relational;

/// <summary>Snapshots in parts of at most 8 MiB, since one value is held in memory whole and may not pass 1 GB.</summary>
internal static class SnapshotTable
{
    /// <summary>Replaces a snapshot inside the transaction. An empty one has one empty part.</summary>
    public static void Replace(SqlWork work, string name, SnapshotParts snapshot)
    {
        var parts = 0;
        foreach (var bytes in snapshot.Parts)
        {
            var data = MemoryMarshal.TryGetArray(bytes, out var array) && array.Count == array.Array!.Length ? array.Array : bytes.ToArray();
            work.Execute("INSERT INTO snapshots (name, part, data) VALUES (@name, @part, @data) ON CONFLICT (name, part) DO UPDATE SET data = excluded.data", new { name, part = parts++, data });
        }

        work.Execute("DELETE FROM snapshots WHERE name = @name AND part >= @parts", new { name, parts });
    }

    /// <summary>The whole snapshot as of one commit, or null.</summary>
    public static SnapshotParts? Read(SqlWork work, string name)
    {
        var parts = work.Rows<byte[]>("SELECT data FROM snapshots WHERE name = @name ORDER BY part", new { name }).ConvertAll(data => new ReadOnlyMemory<byte>(data));
        return parts.Count == 0 ? null : new SnapshotParts(parts);
    }
}
