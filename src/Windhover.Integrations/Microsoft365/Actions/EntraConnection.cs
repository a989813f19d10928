using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Azure.Collection;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Microsoft365.Actions;

/// <summary>Microsoft Graph of one tenant. Safe for many threads.</summary>
internal sealed class EntraConnection : IResponderConnection
{
    private readonly string application;

    /// <param name="settings">What the user wrote.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public EntraConnection(CollectorSettings settings, TimeProvider clock)
    {
        var endpoint = settings.Address("endpoint");
        application = settings["client_id"].Length > 0 ? $"the application {settings["client_id"]}" : "the identity of this machine";

        // A peer on this machine gets no token.
        Api = JsonApi.IsLocal(settings, "endpoint")
            ? new JsonApi(endpoint, static (_, _, _) => Task.CompletedTask, clock)
            : new JsonApi(endpoint, new AzureAccess(settings, $"{endpoint.GetLeftPart(UriPartial.Authority)}/.default").SignAsync, clock);
    }

    /// <summary>The interface.</summary>
    public JsonApi Api { get; }

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        try
        {
            await Api.GetAsync("read a user", $"/v1.0/users?$top=1&$select=id", cancellation).ConfigureAwait(false);
            return $"{application}, which may read users";
        }
        catch (ProviderException failure)
        {
            throw new ActionFailedException(failure.Message, failure);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        return ValueTask.CompletedTask;
    }
}
