namespace Windhover.Core.Entities;

/// <summary>An entity as alerts, incidents and the interface name it.</summary>
public sealed record EntityRef
{
    /// <summary>Kind of thing.</summary>
    public required EntityType Type { get; init; }

    /// <summary>Stable id: type, colon, the longest stable native id (<c>device:i-0abc…</c>). It survives changes of address.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it; the native id where nothing better is known.</summary>
    public required string Name { get; init; }

    /// <summary>Account, subscription or site; "" when not known.</summary>
    public string Account { get; init; } = "";

    /// <summary>Addresses that it held in the period spoken of, sorted.</summary>
    public IReadOnlyList<string> Ips { get; init; } = [];
}
