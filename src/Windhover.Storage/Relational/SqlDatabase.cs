namespace Windhover.Storage.Relational;

/// <summary>Where one store lies. Safe for many threads: one writes at a time, readers see the last commit and never wait for the writer.</summary>
internal abstract class SqlDatabase : IDisposable
{
    /// <summary>Writes everything in one transaction that is durable when this returns, or nothing: when it throws, or is given up.</summary>
    public abstract T Write<T>(Func<SqlWork, T> write);

    /// <summary>Reads with one statement.</summary>
    public abstract T Read<T>(Func<SqlWork, T> read);

    /// <summary>Reads with several statements that all see the same commit.</summary>
    public abstract T ReadOneCommit<T>(Func<SqlWork, T> read);

    /// <inheritdoc />
    public abstract void Dispose();
}
