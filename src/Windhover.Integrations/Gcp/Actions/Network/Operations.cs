using System.Text.Json;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Gcp.Actions.Network;

/// <summary>Waits for operations of Compute Engine (https://cloud.google.com/compute/docs/reference/rest/v1/globalOperations/wait): each question waits up to two minutes itself.</summary>
internal static class Operations
{
    private const int MostTimes = 10;

    /// <summary>Starts one, and waits until it is done.</summary>
    /// <exception cref="ProviderException">It failed, or is not done in time.</exception>
    public static async Task RunAsync(GcpConnection at, string what, HttpMethod method, FormattableString path, System.Text.Json.Nodes.JsonNode? body, string project, string zone, CancellationToken cancellation)
    {
        var operation = await at.Compute.SendAsync(what, method, path, body, "", cancellation).ConfigureAwait(false);
        var name = operation.Text("name");
        for (var time = 0; operation.Text("status") != "DONE"; time++)
        {
            if (time == MostTimes || name.Length == 0) throw new ProviderException(what, 0, "", "it is not done in time");
            FormattableString ofZone = $"/compute/v1/projects/{project}/zones/{zone}/operations/{name}/wait", global = $"/compute/v1/projects/{project}/global/operations/{name}/wait";
            operation = await at.Compute.SendAsync(what, HttpMethod.Post, zone.Length > 0 ? ofZone : global, null, "", cancellation).ConfigureAwait(false);
        }

        if (operation.Part("error").Items("errors").FirstOrDefault() is { ValueKind: JsonValueKind.Object } error)
            throw new ProviderException(what, operation.Number("httpErrorStatusCode"), error.Text("code"), error.Text("message"));
    }
}
