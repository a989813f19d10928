using System.Data.Common;
using Windhover.Storage.Relational;

namespace Windhover.Storage.PostgreSql;

/// <summary>PostgreSQL's functions (https://www.postgresql.org/docs/15/functions.html). All columns of text have the collation "C": compared and sorted by their bytes, as in SQLite.</summary>
internal sealed class PostgreSqlDialect : SqlDialect
{
    /// <summary>How many characters of a long text are in its index: an entry of an index may not be larger than a third of a page, which no entity's id promises.</summary>
    public const int Indexed = 200;

    /// <summary>The dialect.</summary>
    public static PostgreSqlDialect Instance { get; } = new();

    /// <inheritdoc />
    public override string Each(string parameter) => $"json_array_elements_text(CAST({parameter} AS json)) AS each(value)";

    /// <inheritdoc />
    public override string Contains(string text, string other) => $"strpos({text}, {other}) > 0";

    /// <inheritdoc />
    public override string ContainsFolded(string text, string other) => $"""strpos(lower(({text}) COLLATE "C"), lower(CAST({other} AS text) COLLATE "C")) > 0""";

    /// <inheritdoc />
    public override string Is(string column, string parameter) => $"(left({column}, {Indexed}) = left({parameter}, {Indexed}) AND {column} = {parameter})";

    /// <inheritdoc />
    public override string GoOnNumbering(string table) => $"SELECT setval(pg_get_serial_sequence('{table}', 'number'), coalesce(max(number), 0) + 1, false) FROM {table}";

    /// <inheritdoc />
    public override string Store(string text) => EscapedText.Write(text);

    /// <inheritdoc />
    public override object? Store(object? values) => values is null ? null : new EscapedParameters(values);

    /// <inheritdoc />
    public override DbDataReader Read(DbDataReader rows) => new EscapedReader(rows);
}
