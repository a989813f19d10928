using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Aws.Actions.Network;

/// <summary>A machine as EC2 knows it.</summary>
/// <param name="Name">Its instance id; the id of its interface where it is no instance.</param>
/// <param name="Account">Its account.</param>
/// <param name="Region">Its region.</param>
/// <param name="Interfaces">Its network interfaces, by id.</param>
internal sealed partial record AwsDevice(string Name, string Account, string Region, IReadOnlyList<AwsInterface> Interfaces)
{
    /// <summary>Finds the machine of an entity: by instance id, by interface id, or by the address that is its id.</summary>
    /// <exception cref="ActionRefusedException">It is not found, or not one alone.</exception>
    public static async Task<AwsDevice> FindAsync(AwsConnection at, EntityRef entity, CancellationToken cancellation)
    {
        var id = Native(entity);
        var filter = Instance().IsMatch(id) ? "attachment.instance-id" : Eni().IsMatch(id) ? "network-interface-id"
            : !AddressBlock.TryParse(id, out var address) || id.Contains('/') ? throw new ActionRefusedException("The device is neither an instance nor a network interface nor an address.")
            : address.IsV4 ? "addresses.private-ip-address" : "ipv6-addresses.ipv6-address";
        var scope = await at.ScopeAsync(entity.Account, cancellation).ConfigureAwait(false);
        var found = new List<AwsDevice>();
        foreach (var region in at.Regions)
        {
            var interfaces = await AwsInterface.FindAsync(at.Ec2(scope.Account, region), filter, [id], cancellation).ConfigureAwait(false);
            if (interfaces.Count > 0) found.Add(new AwsDevice(filter[0] == 'a' && filter[1] == 't' ? id : interfaces[0].Id, scope.Account, region, interfaces));
        }

        if (found.Count == 0) throw new ActionRefusedException($"No network interface of {id} is found in account {scope.Account} in {string.Join(", ", at.Regions)}.");
        if (found.Count > 1 || (found[0].Name != id && found[0].Interfaces.Count > 1)) throw new ActionRefusedException($"More than one network interface has the address {id}.");
        return found[0];
    }

    /// <summary>The instance id of an entity.</summary>
    /// <exception cref="ActionRefusedException">It is no instance.</exception>
    public static string InstanceOf(EntityRef entity) => Native(entity) is var id && Instance().IsMatch(id) ? id : throw new ActionRefusedException("The device is no instance of EC2.");

    private static string Native(EntityRef entity) => entity.Id.StartsWith("device:", StringComparison.Ordinal) ? entity.Id["device:".Length..] : entity.Id;

    [GeneratedRegex("^i-([0-9a-f]{8}|[0-9a-f]{17})\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Instance();

    [GeneratedRegex("^eni-([0-9a-f]{8}|[0-9a-f]{17})\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Eni();
}
