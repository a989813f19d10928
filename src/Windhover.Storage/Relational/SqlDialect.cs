using System.Data.Common;

namespace Windhover.Storage.Relational;

/// <summary>Where the databases differ; everything else is one body of SQL.</summary>
internal abstract class SqlDialect
{
    /// <summary>Rows with one column <c>value</c>, from a parameter that <see cref="SqlWork.List"/> made: one parameter for any number of texts.</summary>
    public abstract string Each(string parameter);

    /// <summary>A condition: the text holds the other, byte for byte. No character means anything but itself.</summary>
    public abstract string Contains(string text, string other);

    /// <summary>The same, with the letters of ASCII folded.</summary>
    public abstract string ContainsFolded(string text, string other);

    /// <summary>A condition: a column whose texts are of any length, and are looked up by an index, is this.</summary>
    public abstract string Is(string column, string parameter);

    /// <summary>A statement that has a table go on numbering after its last row, once rows with numbers were added; null where it does by itself.</summary>
    public virtual string? GoOnNumbering(string table) => null;

    /// <summary>A text as it is stored.</summary>
    public virtual string Store(string text) => text;

    /// <summary>Parameters with their texts as they are stored.</summary>
    public virtual object? Store(object? values) => values;

    /// <summary>Rows with their texts as they were given.</summary>
    public virtual DbDataReader Read(DbDataReader rows) => rows;
}
