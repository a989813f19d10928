using Windhover.Storage.Relational;

namespace Windhover.Storage.Sqlite;

/// <summary>SQLite's functions (https://www.sqlite.org/lang_corefunc.html, https://www.sqlite.org/json1.html).</summary>
internal sealed class SqliteDialect : SqlDialect
{
    /// <summary>The dialect.</summary>
    public static SqliteDialect Instance { get; } = new();

    /// <inheritdoc />
    public override string Each(string parameter) => $"json_each({parameter})";

    /// <inheritdoc />
    public override string Contains(string text, string other) => $"instr({text}, {other}) > 0";

    /// <inheritdoc />
    public override string ContainsFolded(string text, string other) => $"instr(lower({text}), lower({other})) > 0";

    /// <inheritdoc />
    public override string Is(string column, string parameter) => $"{column} = {parameter}";
}
