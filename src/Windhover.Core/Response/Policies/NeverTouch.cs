using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Core.Stores;

namespace Windhover.Core.Response.Policies;

/// <summary>Whom nothing is ever done to.</summary>
/// <param name="Names">Ids or names, with <c>*</c> for any text.</param>
/// <param name="Blocks">Addresses.</param>
public sealed record NeverTouch(IReadOnlyList<string> Names, IReadOnlyList<AddressBlock> Blocks)
{
    /// <summary>What protects an entity, as it was written, or null.</summary>
    public string? Protects(EntityRef entity)
    {
        foreach (var name in Names)
        {
            if (Wildcard.Fits(name, entity.Id) || Wildcard.Fits(name, entity.Name)) return name;
        }

        foreach (var block in Blocks)
        {
            if (entity.Ips.Any(ip => Held(ip) is { IsNone: false } address && block.Contains(address))) return block.ToString();
        }

        return null;
    }

    /// <summary>What protects an address that would be dropped, as it was written, or null.</summary>
    public string? Protects(AddressBlock remote)
    {
        foreach (var block in Blocks)
        {
            if (block.Contains(remote.First) || remote.Contains(block.First)) return block.ToString();
        }

        return null;
    }

    /// <summary>What protects the other side of a connection, as it was written, or null.</summary>
    public string? Protects(in ConnectionRow row)
    {
        foreach (var name in Names)
        {
            if (Wildcard.Fits(name, row.Peer)) return name;
        }

        return row.PeerAddress.IsNone ? null : Protects(AddressBlock.Of(row.PeerAddress));
    }

    private static Address Held(string ip) => AddressBlock.TryParse(ip, out var block) ? block.First : default;
}
