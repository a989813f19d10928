namespace Windhover.Storage.DuckDb;

/// <summary>DuckDB refused; the message is DuckDB's own.</summary>
public sealed class DuckDbException(string message) : Exception(message);
