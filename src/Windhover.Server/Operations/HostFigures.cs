namespace Windhover.Server.Operations;

/// <summary>What only the host of the engine knows of itself.</summary>
public sealed record HostFigures
{
    /// <summary>Bytes collected and not yet read. The default is none.</summary>
    public Func<long> Unread { get; init; } = static () => 0;

    /// <summary>Free bytes of the disk of the stores. The default is none.</summary>
    public Func<long> FreeBytes { get; init; } = static () => 0;

    /// <summary>Bytes by store. The default is no store.</summary>
    public Func<IReadOnlyList<(string Store, long Bytes)>> StoreSizes { get; init; } = static () => [];
}
