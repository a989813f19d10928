using System.Text.Json;
using System.Text.Json.Nodes;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Tags of a machine; a fingerprint keeps what others change at the same time (https://cloud.google.com/compute/docs/reference/rest/v1/instances/setTags).</summary>
internal static class Tags
{
    private const int MostTries = 4;

    /// <summary>Whether a machine has a tag.</summary>
    public static bool Has(JsonElement machine, string tag) => machine.Part("tags").Texts("items").Contains(tag, StringComparer.Ordinal);

    /// <summary>Gives a machine a tag, or takes it; the others stay.</summary>
    /// <returns>False where the machine is not there.</returns>
    public static async Task<bool> SetAsync(GcpConnection at, GcpInstance machine, string tag, bool isWanted, CancellationToken cancellation)
    {
        for (var time = 1; ; time++)
        {
            if (await machine.FindAsync(at, cancellation).ConfigureAwait(false) is not { } found) return false;
            if (Has(found, tag) == isWanted) return true;
            var items = found.Part("tags").Texts("items").Where(t => t != tag);
            if (isWanted) items = items.Append(tag);
            var body = new JsonObject { ["items"] = new JsonArray([.. items.Select(i => (JsonNode)i)]), ["fingerprint"] = found.Part("tags").Text("fingerprint") };
            try
            {
                await Operations.RunAsync(
                    at, $"set the tags of {machine.Name}", HttpMethod.Post, $"/compute/v1/projects/{machine.Project}/zones/{machine.Zone}/instances/{machine.Name}/setTags", body, machine.Project, machine.Zone, cancellation).ConfigureAwait(false);
                return true;
            }
            catch (ProviderException changed) when (changed.Status == 412 && time < MostTries)
            {
                // Somebody changed them in between: they are read again.
            }
        }
    }
}
