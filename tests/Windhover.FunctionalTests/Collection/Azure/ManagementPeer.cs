using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Collection.Azure;

/// <summary>
/// A small peer that lists subscriptions and storage accounts as Azure Resource Manager does, one a page (https://learn.microsoft.com/en-us/rest/api/resources/subscriptions/list,
/// https://learn.microsoft.com/en-us/rest/api/storagerp/storage-accounts/list).
/// </summary>
internal sealed class ManagementPeer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ManagementPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/subscriptions", (HttpContext context, int? skip) => Page(context, [.. Subscriptions.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (object)new
        {
            id = $"/subscriptions/{s.Key}", subscriptionId = s.Key, displayName = s.Value.Name, state = s.Value.State,
        })], skip ?? 0));
        _app.MapGet("/subscriptions/{id}/providers/Microsoft.Storage/storageAccounts", (HttpContext context, string id, int? skip) => Denied.ContainsKey(id)
            ? Results.Json(new { error = new { code = "AuthorizationFailed", message = $"The client does not have authorization to perform action 'Microsoft.Storage/storageAccounts/read' over scope '/subscriptions/{id}'." } }, statusCode: 403)
            : Page(context, [.. Stores.Where(s => s.Value.Subscription == id).OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (object)new
            {
                name = s.Key, kind = "StorageV2", properties = new { primaryEndpoints = new { blob = s.Value.Url + "/" } },
            })], skip ?? 0));
    }

    internal string Address { get; private set; } = "";

    internal ConcurrentDictionary<string, (string Name, string State)> Subscriptions { get; } = new(StringComparer.Ordinal);

    /// <summary>Storage accounts by name.</summary>
    internal ConcurrentDictionary<string, (string Subscription, string Url)> Stores { get; } = new(StringComparer.Ordinal);

    /// <summary>Subscriptions whose storage accounts may not be listed.</summary>
    internal ConcurrentDictionary<string, bool> Denied { get; } = new(StringComparer.Ordinal);

    internal static async Task<ManagementPeer> StartAsync()
    {
        var peer = new ManagementPeer();
        await peer._app.StartAsync();
        peer.Address = peer._app.Urls.First();
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static IResult Page(HttpContext context, object[] items, int skip)
    {
        if (!context.Request.Query.ContainsKey("api-version")) return Results.Json(new { error = new { code = "MissingApiVersionParameter", message = "The api-version query parameter (?api-version=) is required for all requests." } }, statusCode: 400);
        var value = items.Skip(skip).Take(1).ToArray();
        if (skip + 1 >= items.Length) return Results.Json(new { value });
        var request = context.Request;
        return Results.Json(new { value, nextLink = $"{request.Scheme}://{request.Host}{request.Path}?api-version={request.Query["api-version"]}&skip={skip + 1}" });
    }
}
