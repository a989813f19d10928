using System.Data.Common;
using Npgsql;
using Windhover.Core.Access;
using Windhover.Core.Outputs.Delivery;
using Windhover.Core.Response.Records;
using Windhover.Core.Stores;
using Windhover.Storage.Relational;

namespace Windhover.Storage.PostgreSql;

/// <summary>State in one schema of a PostgreSQL database (14 or newer). The state, response and output stores are one program's as long as it has them open: it holds an advisory lock for each.</summary>
public sealed class PostgreSqlPlace : IStatePlace
{
    private readonly PostgreSqlAddress address;
    private readonly NpgsqlDataSource readers;
    private PostgreSqlDatabase? state;

    /// <param name="address">Which database; nothing connects to it yet.</param>
    public PostgreSqlPlace(PostgreSqlAddress address)
    {
        this.address = address;
        readers = NpgsqlDataSource.Create(address.Settings(isPooled: true));
    }

    /// <inheritdoc />
    public string Name => address.Name;

    /// <inheritdoc />
    public void Bind(string dataFolder)
    {
        string installation;
        using (var held = Alone("state", PostgreSqlTables.State)) installation = Installation(held);
        if (StateMarker.Read(dataFolder) is { } marker)
        {
            if (marker.Installation == installation) return;
            throw new StateElsewhereException($"{dataFolder} belongs to the state of another installation, in the database {marker.Name}; a new installation needs a data folder of its own");
        }

        if (new[] { "state.db", "telemetry.duckdb" }.FirstOrDefault(f => File.Exists(Path.Combine(dataFolder, f))) is { } file)
            throw new StateElsewhereException($"{dataFolder} has a {file} of an installation whose state is not in the database {Name}: `windhover migrate-store` moves it there; a new installation needs a data folder of its own");
        new StateMarker { Installation = installation, Name = Name }.Write(dataFolder);
    }

    /// <inheritdoc />
    public IStateStore OpenState() => new StateStore(state = Alone("state", PostgreSqlTables.State));

    /// <inheritdoc />
    public IResponseStore OpenResponse() => new ResponseStore(Alone("response", PostgreSqlTables.Response));

    /// <inheritdoc />
    public IAccessStore OpenAccess() => new AccessStore(Shared("access", PostgreSqlTables.Access));

    /// <inheritdoc />
    public IOutputStore OpenOutputs() => new OutputStore(Alone("outputs", PostgreSqlTables.Outputs));

    /// <inheritdoc />
    public string? Problem()
    {
        try
        {
            return state?.Write(work => work.Scalar<bool>("SELECT pg_is_in_recovery() OR current_setting('transaction_read_only')::boolean")) == true ? "the database of the stores is read-only" : null;
        }
        catch (Exception failure) when (failure is DbException or IOException)
        {
            return PostgreSqlFailures.CauseOf(failure) ?? "the database of the stores fails";
        }
    }

    /// <inheritdoc />
    public IReadOnlyList<(string Store, long Bytes)> Sizes()
    {
        try
        {
            using var connection = readers.OpenConnection();
            using var command = new NpgsqlCommand("SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_class c WHERE c.relnamespace = to_regnamespace($1) AND c.relkind = 'r'", connection);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = address.Schema });
            return [("state", (long)command.ExecuteScalar()!)];
        }
        catch (NpgsqlException)
        {
            return [];
        }
    }

    /// <inheritdoc />
    public void Dispose() => readers.Dispose();

    /// <summary>All stores brought to their newest version, and the one connection that may write to all of them: nobody else has any of them open meanwhile.</summary>
    internal SqlDatabase OpenAll()
    {
        var all = Alone("state", PostgreSqlTables.State);
        try
        {
            Shared("access", PostgreSqlTables.Access).Dispose();
            Alone("response", PostgreSqlTables.Response).Dispose();
            Alone("outputs", PostgreSqlTables.Outputs).Dispose();
            return all;
        }
        catch
        {
            all.Dispose();
            throw;
        }
    }

    internal static string Installation(SqlDatabase database) => database.Read(work => work.One<string>("SELECT id FROM installation"))!;

    private PostgreSqlDatabase Alone(string store, string[] steps) => new(address, readers, store, steps, isShared: false);

    private PostgreSqlDatabase Shared(string store, string[] steps) => new(address, readers, store, steps, isShared: true);
}
