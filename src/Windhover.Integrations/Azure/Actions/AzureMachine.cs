using System.Text;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>The interfaces of whom an action is about.</summary>
internal static class AzureMachine
{
    private const string Device = "device:";
    private const string Machine = "Microsoft.Compute/virtualMachines";
    private const string Interface = "Microsoft.Network/networkInterfaces";

    /// <summary>Version of the interface of Microsoft.Compute that is spoken.</summary>
    public const string Version = "2024-07-01";

    /// <summary>Finds them: by the id of a machine or an interface, by a MAC address, or by the addresses that the device held.</summary>
    /// <exception cref="ActionRefusedException">None is found, or the device may be more than one.</exception>
    public static async Task<IReadOnlyList<AzureInterface>> InterfacesAsync(AzureConnection at, EntityRef entity, CancellationToken cancellation)
    {
        var native = Native(entity);
        if (ArmId.Of(native, Machine) is { } machine) return await OfMachineAsync(at, machine, cancellation).ConfigureAwait(false);
        if (ArmId.Of(native, Interface) is { } one) return [await InterfaceAsync(at, one, cancellation).ConfigureAwait(false)];
        var mac = native.Length == 12 && native.All(char.IsAsciiHexDigit) ? native.ToLowerInvariant() : "";
        var ips = entity.Ips.Append(native).Select(Parsed).Where(a => !a.IsNone).Distinct().ToList();
        if (mac.Length == 0 && ips.Count == 0) throw new ActionRefusedException("The device is neither a machine nor an interface of Azure, and its address is not known.");
        var all = await AllAsync(at, entity.Account, cancellation).ConfigureAwait(false);
        var found = all.Where(i => mac.Length > 0 ? i.Mac == mac : ips.Any(i.Has)).ToList();
        if (found.Count == 0) throw new ActionRefusedException(mac.Length > 0 ? $"No interface has the MAC address {mac}." : $"No interface has the address {string.Join(" or ", ips)}.");
        var owners = found.Select(f => f.Machine.Length > 0 ? f.Machine : f.Id).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return owners.Count == 1 ? found : throw new ActionRefusedException($"Several machines could be meant: {string.Join(", ", owners.Order(StringComparer.Ordinal))}.");
    }

    /// <summary>The machine: as named, or that of the interface found.</summary>
    /// <exception cref="ActionRefusedException">It is none.</exception>
    public static async Task<ArmId> MachineAsync(AzureConnection at, EntityRef entity, CancellationToken cancellation)
    {
        if (ArmId.Of(Native(entity), Machine) is { } named) return Reached(at, named);
        var found = await InterfacesAsync(at, entity, cancellation).ConfigureAwait(false);
        return ArmId.Of(found[0].Machine, Machine) is { } owner ? Reached(at, owner) : throw new ActionRefusedException($"The interface {found[0].Id} belongs to no machine.");
    }

    private static string Native(EntityRef entity) => entity.Id.StartsWith(Device, StringComparison.Ordinal) ? entity.Id[Device.Length..] : entity.Id;

    private static Address Parsed(string text) => Address.TryParse(Encoding.UTF8.GetBytes(text), out var address) ? address : default;

    private static ArmId Reached(AzureConnection at, ArmId id) => at.Reaches(id.Subscription) ? id : throw new ActionRefusedException($"The connection does not reach the subscription {id.Subscription}.");

    private static async Task<IReadOnlyList<AzureInterface>> OfMachineAsync(AzureConnection at, ArmId machine, CancellationToken cancellation)
    {
        var found = await at.Api.FindAsync($"read the machine {machine.Name}", $"{Reached(at, machine).Path}?api-version={Version}", cancellation).ConfigureAwait(false)
            ?? throw new ActionRefusedException($"There is no machine {machine}.");
        var interfaces = new List<AzureInterface>();
        foreach (var reference in found.Part("properties").Part("networkProfile").Items("networkInterfaces"))
        {
            if (ArmId.Of(reference.Text("id"), Interface) is { } id) interfaces.Add(await InterfaceAsync(at, id, cancellation).ConfigureAwait(false));
        }

        return interfaces.Count > 0 ? interfaces : throw new ActionRefusedException($"The machine {machine.Name} has no network interface of its own; machines of a scale set are not reached.");
    }

    private static async Task<AzureInterface> InterfaceAsync(AzureConnection at, ArmId id, CancellationToken cancellation) =>
        await at.Api.FindAsync($"read the interface {id.Name}", $"{Reached(at, id).Path}?api-version={AzureInterface.Version}", cancellation).ConfigureAwait(false) is { } found
            ? AzureInterface.Of(found)
            : throw new ActionRefusedException($"There is no interface {id}.");

    private static async Task<IReadOnlyList<AzureInterface>> AllAsync(AzureConnection at, string account, CancellationToken cancellation)
    {
        var subscriptions = Guid.TryParseExact(account, "D", out var one) ? [one.ToString()] : await at.SubscriptionsAsync(cancellation).ConfigureAwait(false);
        var found = new List<AzureInterface>();
        foreach (var subscription in subscriptions)
        {
            if (!at.Reaches(subscription)) throw new ActionRefusedException($"The connection does not reach the subscription {subscription}.");
            var listed = await at.Api.ListAsync(
                "list the interfaces", $"/subscriptions/{subscription}/providers/Microsoft.Network/networkInterfaces?api-version={AzureInterface.Version}", "value", "nextLink", "", cancellation).ConfigureAwait(false);
            found.AddRange(listed.Select(AzureInterface.Of));
        }

        return found;
    }
}
