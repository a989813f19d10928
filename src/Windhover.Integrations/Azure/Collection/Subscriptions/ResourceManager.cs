using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Azure.Collection.Subscriptions;

/// <summary>
/// Lists subscriptions (https://learn.microsoft.com/en-us/rest/api/resources/subscriptions/list) and their storage accounts
/// (https://learn.microsoft.com/en-us/rest/api/storagerp/storage-accounts/list). Throttling is tried again by the pipeline itself. Safe for many threads.
/// </summary>
internal sealed class ResourceManager
{
    private readonly Uri endpoint;
    private readonly HttpPipeline pipeline;

    /// <exception cref="CollectorSettingsException">A setting is wrong.</exception>
    public ResourceManager(CollectorSettings settings)
    {
        endpoint = settings.Address("management_endpoint");

        // An emulator's address begins with http:// and gets no token, as with every other service.
        pipeline = endpoint.Scheme == "http" ? AzurePipeline.Of() : AzurePipeline.Of(new BearerTokenAuthenticationPolicy(AzureAccess.Credential(settings), $"{endpoint.GetLeftPart(UriPartial.Authority)}/.default"));
    }

    /// <summary>Every subscription that the identity may see, whatever its state.</summary>
    /// <exception cref="ProviderException">They may not be listed.</exception>
    public async Task<IReadOnlyList<Subscription>> SubscriptionsAsync(CancellationToken cancellation)
    {
        var found = await PagesAsync("list the subscriptions", "/subscriptions?api-version=2022-12-01", cancellation).ConfigureAwait(false);
        return [.. found.Select(s => new Subscription(Text(s, "subscriptionId").ToLowerInvariant(), Text(s, "displayName"), Text(s, "state"))).OrderBy(s => s.Id, StringComparer.Ordinal)];
    }

    /// <summary>The storage accounts of a subscription that hold blobs.</summary>
    /// <exception cref="ProviderException">They may not be listed.</exception>
    public async Task<IReadOnlyList<FoundStore>> StoresAsync(Subscription subscription, CancellationToken cancellation)
    {
        var found = await PagesAsync($"list the storage accounts of {subscription}", $"/subscriptions/{Uri.EscapeDataString(subscription.Id)}/providers/Microsoft.Storage/storageAccounts?api-version=2024-01-01", cancellation).ConfigureAwait(false);
        return [.. found.Select(s => new FoundStore(BlobsOf(s), Text(s, "name"), subscription.Id)).Where(s => s.Url.Length > 0).OrderBy(s => s.Url, StringComparer.Ordinal)];
    }

    private static string BlobsOf(JsonElement account) =>
        account.TryGetProperty("properties", out var properties) && properties.TryGetProperty("primaryEndpoints", out var addresses) ? Text(addresses, "blob").TrimEnd('/') : "";

    private static string Text(JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private async Task<List<JsonElement>> PagesAsync(string what, string path, CancellationToken cancellation)
    {
        var items = new List<JsonElement>();
        var next = new Uri(endpoint, path);
        while (true)
        {
            var page = await AskAsync(what, next, cancellation).ConfigureAwait(false);
            if (page.TryGetProperty("value", out var found)) items.AddRange(found.EnumerateArray());
            if (Text(page, "nextLink") is not { Length: > 0 } link) return items;

            // The token is for this service alone.
            next = new Uri(endpoint, link);
            if (next.GetLeftPart(UriPartial.Authority) != endpoint.GetLeftPart(UriPartial.Authority)) throw new ProviderException(what, 0, "", $"its next page is elsewhere: {next.Host}");
        }
    }

    private async Task<JsonElement> AskAsync(string what, Uri address, CancellationToken cancellation)
    {
        using var message = pipeline.CreateMessage();
        try
        {
            message.Request.Method = RequestMethod.Get;
            message.Request.Uri.Reset(address);
            await pipeline.SendAsync(message, cancellation).ConfigureAwait(false);
            using var document = JsonDocument.Parse(message.Response.Content.ToMemory());
            var answer = document.RootElement.Clone();
            if (message.Response.Status is >= 200 and < 300) return answer;
            var error = answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var told) ? told : default;
            throw new ProviderException(what, message.Response.Status, Text(error, "code"), Text(error, "message") is { Length: > 0 } words ? words : message.Response.ReasonPhrase);
        }
        catch (JsonException broken)
        {
            throw new ProviderException(what, message.Response.Status is >= 200 and < 300 ? 0 : message.Response.Status, "", "the answer is no JSON", broken);
        }
        catch (Exception failure) when (failure is RequestFailedException or HttpRequestException or IOException or AggregateException or global::Azure.Identity.AuthenticationFailedException)
        {
            throw new ProviderException(what, failure is global::Azure.Identity.AuthenticationFailedException ? 401 : 0, "", failure.Message.Split('\n')[0], failure);
        }
    }
}
