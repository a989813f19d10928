using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Common.Actions;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>A machine (https://cloud.google.com/compute/docs/reference/rest/v1/instances/get).</summary>
/// <param name="Project">Its project.</param>
/// <param name="Zone">Its zone.</param>
/// <param name="Name">Its name.</param>
internal sealed partial record GcpInstance(string Project, string Zone, string Name)
{
    /// <summary>Finds the machine of an entity: by its resource's name, or by the addresses it held.</summary>
    /// <returns>The machine, and what is known of it.</returns>
    /// <exception cref="ActionRefusedException">None is found, or it may be more than one.</exception>
    public static async Task<(GcpInstance Instance, JsonElement Found)> OfAsync(GcpConnection at, EntityRef entity, CancellationToken cancellation)
    {
        var native = entity.Id.StartsWith("device:", StringComparison.Ordinal) ? entity.Id["device:".Length..] : entity.Id;
        if (Resource().Match(native) is { Success: true } named)
        {
            var instance = new GcpInstance(named.Groups[1].Value, named.Groups[2].Value, named.Groups[3].Value);
            at.Reach(instance.Project);
            return (instance, await instance.FindAsync(at, cancellation).ConfigureAwait(false) ?? throw new ActionRefusedException($"There is no machine {native}."));
        }

        var ips = entity.Ips.Append(native).Where(i => Address.TryParse(Encoding.UTF8.GetBytes(i), out _)).ToHashSet(StringComparer.Ordinal);
        if (ips.Count == 0) throw new ActionRefusedException("The device is no machine of Compute Engine, and its address is not known.");
        if (at.Projects.Contains(entity.Account, StringComparer.Ordinal)) return await HolderAsync(at, [entity.Account], ips, cancellation).ConfigureAwait(false);
        return entity.Account.Length == 0
            ? await HolderAsync(at, at.Projects, ips, cancellation).ConfigureAwait(false)
            : throw new ActionRefusedException($"The connection does not reach the project {entity.Account}.");
    }

    /// <summary>What is known of it; null where it is not there.</summary>
    public Task<JsonElement?> FindAsync(GcpConnection at, CancellationToken cancellation) =>
        at.Compute.FindAsync($"read the machine {Name}", $"/compute/v1/projects/{Project}/zones/{Zone}/instances/{Name}", cancellation);

    /// <inheritdoc/>
    public override string ToString() => $"projects/{Project}/zones/{Zone}/instances/{Name}";

    private static async Task<(GcpInstance Instance, JsonElement Found)> HolderAsync(GcpConnection at, IReadOnlyList<string> projects, HashSet<string> ips, CancellationToken cancellation)
    {
        var holders = new List<(GcpInstance Instance, JsonElement Found)>();
        foreach (var project in projects)
        {
            var zones = await at.Compute.ListAsync($"list the machines of {project}", $"/compute/v1/projects/{project}/aggregated/instances?maxResults=500", "items", "nextPageToken", "pageToken", cancellation).ConfigureAwait(false);
            holders.AddRange(
                from zone in zones
                from found in zone.Items("instances")
                where found.Items("networkInterfaces").Any(i => ips.Contains(i.Text("networkIP")) || ips.Contains(i.Text("ipv6Address")))
                select (new GcpInstance(project, Last(found.Text("zone")), found.Text("name")), found));
        }

        return holders.Count switch
        {
            1 => holders[0],
            0 => throw new ActionRefusedException($"No machine has the address {string.Join(" or ", ips.Order(StringComparer.Ordinal))}."),
            _ => throw new ActionRefusedException($"Several machines could be meant: {string.Join(", ", holders.Select(h => h.Instance.ToString()).Order(StringComparer.Ordinal))}."),
        };
    }

    private static string Last(string url) => url[(url.LastIndexOf('/') + 1)..];

    [GeneratedRegex("^projects/((?:[a-z0-9.-]{1,60}:)?[a-z][a-z0-9-]{4,28}[a-z0-9])/zones/([a-z]+-[a-z]+[0-9]+-[a-z])/instances/([a-z](?:[a-z0-9-]{0,61}[a-z0-9])?)$", RegexOptions.NonBacktracking)]
    private static partial Regex Resource();
}
