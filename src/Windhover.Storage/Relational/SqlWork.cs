using System.Data.Common;
using System.Text.Json;
using Dapper;

namespace Windhover.Storage.Relational;

/// <summary>What is done in one transaction, or read on one connection. Parameters are members of an object, by name; rows become records by the names of their columns.</summary>
/// <param name="connection">The connection.</param>
/// <param name="transaction">Its transaction; null for none.</param>
/// <param name="dialect">Its dialect.</param>
internal sealed class SqlWork(DbConnection connection, DbTransaction? transaction, SqlDialect dialect)
{
    /// <summary>The dialect.</summary>
    public SqlDialect Dialect => dialect;

    /// <summary>True when nothing of it is to be kept.</summary>
    public bool IsGivenUp { get; private set; }

    /// <summary>Says that nothing of it is to be kept.</summary>
    public T GiveUp<T>(T result)
    {
        IsGivenUp = true;
        return result;
    }

    /// <summary>Texts as one parameter, for <see cref="SqlDialect.Each"/>.</summary>
    public string List(IEnumerable<string> texts) => JsonSerializer.Serialize(texts.Select(dialect.Store));

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Execute(string sql, object? values = null) => connection.Execute(sql, dialect.Store(values), transaction);

    /// <summary>One number or truth.</summary>
    public T Scalar<T>(string sql, object? values = null)
        where T : struct => connection.ExecuteScalar<T>(sql, dialect.Store(values), transaction);

    /// <summary>One number, or null.</summary>
    public T? Maybe<T>(string sql, object? values = null)
        where T : struct => connection.ExecuteScalar<T?>(sql, dialect.Store(values), transaction);

    /// <summary>All rows.</summary>
    public List<T> Rows<T>(string sql, object? values = null) => [.. Stream<T>(sql, values)];

    /// <summary>The one row, or null.</summary>
    public T? One<T>(string sql, object? values = null)
        where T : class => Stream<T>(sql, values).SingleOrDefault();

    /// <summary>All rows as their values, null where there is none, read as they are asked for.</summary>
    public IEnumerable<object?[]> Values(string sql)
    {
        using var rows = dialect.Read((DbDataReader)connection.ExecuteReader(sql, null, transaction));
        while (rows.Read())
        {
            var row = new object[rows.FieldCount];
            rows.GetValues(row);
            yield return Array.ConvertAll(row, value => value is DBNull ? null : value);
        }
    }

    /// <summary>All rows, read as they are asked for.</summary>
    public IEnumerable<T> Stream<T>(string sql, object? values = null)
    {
        using var rows = dialect.Read((DbDataReader)connection.ExecuteReader(sql, dialect.Store(values), transaction));
        foreach (var row in rows.Parse<T>()) yield return row;
    }
}
