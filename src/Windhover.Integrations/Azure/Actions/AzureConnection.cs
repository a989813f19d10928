using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Response.Actions;
using Windhover.Integrations.Azure.Collection;
using Windhover.Integrations.Common.Actions;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Actions;

/// <summary>Azure Resource Manager, for some subscriptions. Safe for many threads.</summary>
internal sealed class AzureConnection : IResponderConnection
{
    private readonly IReadOnlyList<string> named;

    /// <param name="settings">What the user wrote.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public AzureConnection(CollectorSettings settings, TimeProvider clock)
    {
        Clock = clock;
        named = [.. settings.List("subscriptions").Select(s => s.ToLowerInvariant()).Order(StringComparer.Ordinal)];
        if (!named.All(n => Guid.TryParseExact(n, "D", out _))) throw new CollectorSettingsException("subscriptions", "expected ids of subscriptions, which are GUIDs");
        var endpoint = settings.Address("endpoint");

        // A peer on this machine gets no token.
        Api = JsonApi.IsLocal(settings, "endpoint")
            ? new JsonApi(endpoint, static (_, _, _) => Task.CompletedTask, clock)
            : new JsonApi(endpoint, new AzureAccess(settings, $"{endpoint.GetLeftPart(UriPartial.Authority)}/.default").SignAsync, clock);
    }

    /// <summary>The interface.</summary>
    public JsonApi Api { get; }

    /// <summary>Waits.</summary>
    public TimeProvider Clock { get; }

    /// <inheritdoc/>
    public async Task<string> WhoAsync(CancellationToken cancellation)
    {
        try
        {
            var seen = await SubscriptionsAsync(cancellation).ConfigureAwait(false);
            return seen.Count == 0 ? throw new ActionFailedException("the identity may see no subscription") : $"an identity for the subscriptions {string.Join(", ", seen)}";
        }
        catch (ProviderException failure)
        {
            throw new ActionFailedException(failure.Message, failure);
        }
    }

    /// <summary>Whether actions may touch a subscription.</summary>
    public bool Reaches(string subscription) => named.Count == 0 || named.Contains(subscription.ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The subscriptions that actions may touch and the identity may see, in lower case (https://learn.microsoft.com/en-us/rest/api/resources/subscriptions/list).</summary>
    public async Task<IReadOnlyList<string>> SubscriptionsAsync(CancellationToken cancellation) =>
        [.. (await Api.ListAsync("list the subscriptions", $"/subscriptions?api-version=2022-12-01", "value", "nextLink", "", cancellation).ConfigureAwait(false))
            .Select(s => s.Text("subscriptionId").ToLowerInvariant()).Where(Reaches).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Api.Dispose();
        return ValueTask.CompletedTask;
    }
}
