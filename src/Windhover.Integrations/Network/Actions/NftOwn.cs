using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Network.Actions;

/// <summary>The addresses of a device that a gateway can act on.</summary>
internal static class NftOwn
{
    private const int Most = 256;
    private const string Device = "device:";

    /// <summary>Those that it held, or the one that its id is made of, within the gateway's networks; sorted.</summary>
    /// <exception cref="ActionRefusedException">There is none.</exception>
    public static IReadOnlyList<Address> Addresses(EntityRef entity, IReadOnlyList<AddressBlock> networks)
    {
        if (entity.Type != EntityType.Device) throw new ActionRefusedException($"{entity.Name} is no device: a gateway knows addresses only.");
        var held = entity.Ips.Select(Read).Where(a => !a.IsNone).ToHashSet();
        if (held.Count == 0 && entity.Id.StartsWith(Device, StringComparison.Ordinal) && Read(entity.Id[Device.Length..]) is { IsNone: false } named) held.Add(named);
        if (held.Count == 0) throw new ActionRefusedException($"No address of {entity.Name} is known, and a gateway knows addresses only.");
        List<Address> own = [.. held.Where(a => !a.IsMulticast && (networks.Count == 0 || networks.Any(n => n.Contains(a)))).Order()];
        if (own.Count == 0) throw new ActionRefusedException($"No address of {entity.Name} is in a network that this gateway routes.");
        if (own.Count > Most) throw new ActionRefusedException($"{entity.Name} has {own.Count} addresses; the gateway takes at most {Most} for one device.");
        return own;
    }

    private static Address Read(string text) => Address.TryParse(text, out var address) ? address : default;
}
