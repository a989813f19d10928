namespace Windhover.Core.Ingestion.Collection;

/// <summary>What a collection works with.</summary>
public sealed record CollectorContext
{
    /// <summary>Where bytes go.</summary>
    public required ISpool Spool { get; init; }

    /// <summary>Waits and timestamps; never the time of an event.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>What people see of its work.</summary>
    public required CollectorHealth Health { get; init; }

    /// <summary>Listens for collections that are pushed to over HTTP; null where nothing can listen, as in the test of a collection.</summary>
    public IPushHost? Push { get; init; }
}
