using Dapper;
using Windhover.Core.Stores;
using Windhover.Storage.Paging;

namespace Windhover.Storage.Relational;

/// <summary>Conditions of one query and their parameters. The conditions are constants of the program; values only ever travel as parameters.</summary>
internal sealed class SqlFilter
{
    private readonly List<string> _conditions = [];

    /// <summary>Values by name.</summary>
    public DynamicParameters Parameters { get; } = new();

    /// <summary>The WHERE clause; "" without a condition.</summary>
    public string Where => _conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", _conditions);

    /// <summary>Adds a condition, unless its value is null.</summary>
    public void Add(string condition, string parameter, object? value)
    {
        if (value is null) return;
        _conditions.Add(condition);
        Parameters.Add(parameter, value);
    }

    /// <summary>Only what follows a row in the order newest first, ties by id. A row that is added later never shifts it.</summary>
    public void After(string timeColumn, string idColumn, (long[] Numbers, string Text)? after)
    {
        if (after is not var (numbers, id)) return;
        _conditions.Add($"({timeColumn} <= @after_time AND ({timeColumn} < @after_time OR {idColumn} > @after_id))");
        Parameters.Add("after_time", numbers[0]);
        Parameters.Add("after_id", id);
    }

    /// <summary>Asks for one row more than the page holds, to know whether another page follows.</summary>
    public void Limit(int limit) => Parameters.Add("limit", (long)limit + 1);

    /// <summary>The page of the rows read.</summary>
    public Page<T> Page<T>(List<T> rows, int limit, long total, Func<T, (long Time, string Id)> key)
    {
        if (rows.Count <= limit) return new(rows, null, total);
        rows.RemoveAt(rows.Count - 1);
        var (time, id) = key(rows[^1]);
        return new(rows, Cursor.Write(Cursor.Field(time), id), total);
    }
}
