using Dapper;
using Windhover.Storage.Relational;

namespace Windhover.Storage.Moving;

/// <summary>Copies the tables of one store, and reads both again to see that they are the same.</summary>
/// <param name="store">The store.</param>
/// <param name="source">Where it is.</param>
/// <param name="target">Where it goes, inside the transaction that is committed when all is well.</param>
internal sealed class TableCopy(MovedStore store, SqlWork source, SqlWork target)
{
    /// <summary>Copies it, unless the target has exactly the same already.</summary>
    /// <param name="say">Takes a line about each table that holds something.</param>
    /// <returns>How many rows the store has.</returns>
    /// <exception cref="StateMoveException">The target holds something else, or does not hold what was copied.</exception>
    public long Run(Action<string> say)
    {
        if (!IsEmpty()) return Compare(say, "is there already");
        foreach (var table in store.Tables) Copy(table);
        return Compare(say, "copied and compared");
    }

    private bool IsEmpty() => store.Tables.All(table => store.FirstRows.TryGetValue(table.Name, out var untouched)
        ? target.Scalar<long>($"SELECT count(*) FROM {table.Name} WHERE NOT ({untouched})") == 0
        : !target.Scalar<bool>($"SELECT EXISTS (SELECT 1 FROM {table.Name})"));

    private void Copy(MovedTable table)
    {
        if (store.FirstRows.ContainsKey(table.Name)) target.Execute($"DELETE FROM {table.Name}");
        foreach (var row in source.Values(table.Select))
        {
            var values = new DynamicParameters();
            for (var i = 0; i < row.Length; i++) values.Add($"v{i}", row[i]);
            target.Execute(table.Insert, values);
        }

        if (table.IsNumbered && target.Dialect.GoOnNumbering(table.Name) is { } goOn) target.Execute(goOn);
    }

    private long Compare(Action<string> say, string what)
    {
        var all = 0L;
        foreach (var table in store.Tables)
        {
            var (rows, hash) = Digest(source, table);
            var (copied, copy) = Digest(target, table);
            if (rows != copied || hash != copy) throw new StateMoveException($"the target is not empty, or is not what it should be: {table.Name} has {rows} rows here and {copied} there{(rows == copied ? ", which are others" : "")}");
            if (rows > 0) say($"{store.Name}: {table.Name}, {rows} {(rows == 1 ? "row" : "rows")} {what}");
            all += rows;
        }

        return all;
    }

    private static (long Rows, string Hash) Digest(SqlWork work, MovedTable table)
    {
        using var digest = new RowDigest();
        foreach (var row in work.Values(table.Select)) digest.Add(row);
        return (digest.Rows, digest.End());
    }
}
