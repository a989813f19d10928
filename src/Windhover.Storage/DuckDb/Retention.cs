using Windhover.Storage.DuckDb.Native;

namespace Windhover.Storage.DuckDb;

/// <summary>Drops whole days. It runs on a connection of its own, so that a drop takes effect at once, whatever becomes of the epoch being written.</summary>
internal static class Retention
{
    /// <summary>Drops the days that ended before the time, in one transaction.</summary>
    /// <param name="keepTables">
    /// True while an epoch is being written: its transaction may append to any table that was there when it began, so the tables are emptied,
    /// which is no conflict, and go with the next drop.
    /// </param>
    /// <returns>The days that held something, oldest first.</returns>
    public static List<TelemetryDay> Drop(DuckDbDatabase database, long time, bool keepTables)
    {
        using var connection = database.Connect();
        connection.Execute("BEGIN TRANSACTION");
        var old = TelemetrySchema.Days(connection).Where(day => day.End <= time).ToList();
        var filled = TelemetrySchema.Filled(connection, old);
        foreach (var table in (keepTables ? filled : old).SelectMany(day => (string[])[day.Events, day.Connections]))
            connection.Execute(keepTables ? $"DELETE FROM {table}" : $"DROP TABLE {table}");
        connection.Execute("COMMIT");
        return filled;
    }
}
