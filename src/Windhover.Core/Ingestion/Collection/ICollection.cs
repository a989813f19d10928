namespace Windhover.Core.Ingestion.Collection;

/// <summary>
/// A collector at work on one place. It brings bytes to the spool, at least once, and only then tells the other side that it has them; what it brings twice
/// is recognised by the spool's key or by the record's own id. It never looks into records.
/// </summary>
public interface ICollection : IAsyncDisposable
{
    /// <summary>
    /// Collects until it is cancelled. What fails for a while (throttling, a connection, a server's error) is tried again inside, by the provider's own
    /// hint where it gives one, and told to <see cref="CollectorContext.Health"/>; a poisoned object or message is counted there and passed over.
    /// </summary>
    Task RunAsync(CancellationToken cancellation);

    /// <summary>Tries every permission and every place once, changes nothing, and brings nothing to the spool.</summary>
    Task<CollectorTest> TestAsync(CancellationToken cancellation);
}
