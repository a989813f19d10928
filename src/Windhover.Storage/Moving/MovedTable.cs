namespace Windhover.Storage.Moving;

/// <summary>A table as it is moved.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">All of its columns.</param>
/// <param name="Order">The columns by which its rows are in one order everywhere.</param>
/// <param name="IsNumbered">True when the database numbers its rows, in the column <c>number</c>.</param>
internal sealed record MovedTable(string Name, string Columns, string Order, bool IsNumbered = false)
{
    /// <summary>Reads all of it.</summary>
    public string Select => $"SELECT {Columns} FROM {Name} ORDER BY {Order}";

    /// <summary>Adds a row; its values are <c>@v0</c> and so on.</summary>
    public string Insert => $"INSERT INTO {Name} ({Columns}) VALUES ({string.Join(", ", Columns.Split(',').Select((_, number) => $"@v{number}"))})";
}
