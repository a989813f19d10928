using Windhover.Core.Access;
using Windhover.Storage.PostgreSql;
using Windhover.Storage.Relational;
using Windhover.Storage.Sqlite;

namespace Windhover.Storage.Moving;

/// <summary>
/// Moves the state of an installation between the files of its data folder and a database. No server may run over either. The source is only read. What was cut off is not there, and is begun anew by the
/// next run; a run over what is there already compares it and ends well.
/// </summary>
/// <param name="dataFolder">The data folder.</param>
/// <param name="address">The database.</param>
/// <param name="say">Takes a line about each table.</param>
public sealed class StateMove(string dataFolder, PostgreSqlAddress address, Action<string> say)
{
    /// <summary>Moves it into the database, in one transaction, and marks the data folder.</summary>
    /// <returns>What the audit log of the copy says of itself.</returns>
    /// <exception cref="StateMoveException">It cannot be moved.</exception>
    /// <exception cref="StoreTakenException">A server runs over the database.</exception>
    public AuditVerdict ToDatabase()
    {
        if (!File.Exists(At(dataFolder, "state.db"))) throw new StateMoveException($"{dataFolder} is no data folder with files: there is no state.db in it");
        using var place = new PostgreSqlPlace(address);
        using var database = place.OpenAll();
        var installation = PostgreSqlPlace.Installation(database);
        if (StateMarker.Read(dataFolder) is { } marker && marker.Installation != installation) throw new StateMoveException($"the state of {dataFolder} is in the database {marker.Name} already");
        var verdict = database.Write(target =>
        {
            foreach (var store in MovedStore.All.Where(s => File.Exists(At(dataFolder, s.File)))) Read(store, source => new TableCopy(store, source, target).Run(say));
            return Verify(target);
        });
        new StateMarker { Installation = installation, Name = place.Name }.Write(dataFolder);
        return verdict;
    }

    /// <summary>Moves it back into files, each in one transaction and under a passing name until all are there, and removes the mark of the data folder.</summary>
    /// <returns>What the audit log of the copy says of itself.</returns>
    /// <exception cref="StateMoveException">It cannot be moved.</exception>
    /// <exception cref="StoreTakenException">A server runs over the database.</exception>
    public AuditVerdict ToFiles()
    {
        using var place = new PostgreSqlPlace(address);
        using var database = place.OpenAll();
        if (StateMarker.Read(dataFolder) is not { } marker || marker.Installation != PostgreSqlPlace.Installation(database)) throw new StateMoveException($"{dataFolder} does not say that its state is in the database {place.Name}");
        var passing = At(dataFolder, "moving");
        if (Directory.Exists(passing)) Directory.Delete(passing, recursive: true);
        Directory.CreateDirectory(passing);
        AuditVerdict? verdict = null;
        foreach (var store in MovedStore.All)
        {
            var there = At(dataFolder, store.File);
            using var file = Open(store, File.Exists(there) ? there : At(passing, store.File), isNew: !File.Exists(there));
            file.Write(target =>
            {
                database.ReadOneCommit(source => new TableCopy(store, source, target).Run(say));
                if (store.Name == "access") verdict = Verify(target);
                return true;
            });
        }

        foreach (var store in MovedStore.All.Where(s => File.Exists(At(passing, s.File)))) File.Move(At(passing, store.File), At(dataFolder, store.File));
        Directory.Delete(passing, recursive: true);
        StateMarker.Remove(dataFolder);
        return verdict!;
    }

    private static AuditVerdict Verify(SqlWork work) => AuditChain.Verify(AuditTable.All(work), AuditTable.Head(work), null);

    private static string At(string folder, string file) => Path.Combine(folder, file);

    private void Read<T>(MovedStore store, Func<SqlWork, T> read)
    {
        using var file = Open(store, At(dataFolder, store.File), isNew: false);
        file.ReadOneCommit(read);
    }

    private static SqliteDatabase Open(MovedStore store, string path, bool isNew)
    {
        if (isNew && store.Name == "access") AccessFile.Prepare(path);
        return store.Name switch
        {
            "state" => new(path, c => StateSchema.Migrate(c, isNew)),
            "access" => new(path, c => AccessSchema.Migrate(c, isNew)),
            "response" => new(path, c => ResponseSchema.Migrate(c, isNew)),
            _ => new(path, c => OutputSchema.Migrate(c, isNew)),
        };
    }
}
