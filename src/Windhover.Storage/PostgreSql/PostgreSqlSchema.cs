using Dapper;
using Npgsql;

namespace Windhover.Storage.PostgreSql;

/// <summary>The schema with the tables of all stores: which versions they have, and whose it is.</summary>
internal static class PostgreSqlSchema
{
    /// <summary>Brings a store to its newest version in one transaction, and makes the schema where it is missing.</summary>
    /// <exception cref="NewerStoreException">A newer version of the program wrote it.</exception>
    public static void Prepare(NpgsqlConnection connection, string schema, string store, IReadOnlyList<string> steps)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute("SELECT pg_advisory_xact_lock(@key)", new { key = PostgreSqlDatabase.LockOf(schema, "schema") }, transaction);
        if (!connection.ExecuteScalar<bool>("SELECT to_regnamespace(@schema) IS NOT NULL", new { schema }, transaction)) connection.Execute($"CREATE SCHEMA {schema}", transaction: transaction); // a plain name
        if (!connection.ExecuteScalar<bool>("SELECT to_regclass(@table) IS NOT NULL", new { table = $"{schema}.stores" }, transaction))
        {
            connection.Execute("CREATE TABLE stores (store TEXT PRIMARY KEY, version BIGINT NOT NULL); CREATE TABLE installation (only_row BIGINT PRIMARY KEY CHECK (only_row = 1), id TEXT NOT NULL)", transaction: transaction);
            connection.Execute("INSERT INTO installation VALUES (1, gen_random_uuid())", transaction: transaction);
        }

        var version = connection.ExecuteScalar<long?>("SELECT version FROM stores WHERE store = @store", new { store }, transaction) ?? 0;
        if (version > steps.Count) throw new NewerStoreException($"The {store} store has version {version}; this program knows {steps.Count}. Use the program that wrote it, or a newer one.");
        foreach (var step in steps.Skip((int)version)) connection.Execute(step.Replace(" TEXT", " TEXT COLLATE \"C\"", StringComparison.Ordinal), transaction: transaction, commandTimeout: 0); // an index may take long
        connection.Execute("INSERT INTO stores VALUES (@store, @version) ON CONFLICT (store) DO UPDATE SET version = excluded.version", new { store, version = (long)steps.Count }, transaction);
        transaction.Commit();
    }
}
