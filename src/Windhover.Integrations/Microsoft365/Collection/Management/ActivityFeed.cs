using System.Globalization;
using System.Text.Json;
using Windhover.Integrations.Azure.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Microsoft365.Collection.Management;

/// <summary>
/// The calls of one tenant (https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-reference), one try each. The token goes to the
/// endpoint and nowhere else, whatever an address in an answer says. Safe for many threads.
/// </summary>
/// <param name="endpoint">Address of the service.</param>
/// <param name="tenant">The tenant's id.</param>
/// <param name="access">Gives tokens.</param>
/// <param name="clock">Ends a call that takes too long.</param>
internal sealed class ActivityFeed(Uri endpoint, string tenant, AzureAccess access, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(7);
    private readonly RestClient client = new(access.SignAsync, clock);

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>The content types whose subscription is enabled.</summary>
    public async Task<IReadOnlyList<string>> StartedAsync(CancellationToken cancellation)
    {
        const string What = "list the subscriptions";
        var answer = await AskAsync(What, HttpMethod.Get, Address("subscriptions/list"), cancellation).ConfigureAwait(false);
        return Read(What, answer.Body, static subscriptions => (IReadOnlyList<string>)[.. subscriptions.EnumerateArray().Where(s => Text(s, "status") == "enabled").Select(s => Text(s, "contentType"))]);
    }

    /// <summary>Starts the subscription to a content type; one that another has started in the meantime is fine.</summary>
    public async Task StartAsync(string type, CancellationToken cancellation)
    {
        try
        {
            await AskAsync($"start the subscription to {type}", HttpMethod.Post, Address($"subscriptions/start?contentType={type}"), cancellation).ConfigureAwait(false);
        }
        catch (ProviderException already) when (already.Code == "AF20024")
        {
            // As wanted.
        }
    }

    /// <summary>A page of the content that became available in a time.</summary>
    /// <param name="type">The content type.</param>
    /// <param name="from">First second.</param>
    /// <param name="until">The second after the last.</param>
    /// <param name="next">Where the page before said that this one is; "" for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<(IReadOnlyList<ContentBlob> Content, string Next)> ListAsync(string type, DateTimeOffset from, DateTimeOffset until, string next, CancellationToken cancellation)
    {
        static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        var what = $"list the content of {type}";
        var address = next.Length > 0 ? new Uri(endpoint, next) : Address($"subscriptions/content?contentType={type}&startTime={Time(from)}&endTime={Time(until)}");
        var answer = await AskAsync(what, HttpMethod.Get, address, cancellation).ConfigureAwait(false);
        var content = Read(what, answer.Body, static list => (IReadOnlyList<ContentBlob>)[.. list.EnumerateArray().Select(Content)]);
        var following = answer.Header("NextPageUri") is { Length: > 0 } told ? Path(told) : "";
        if (following.Length > 0 && following == next) throw new ProviderException(what, 0, "", "the next page is the same one again");
        return (content, following);
    }

    /// <summary>Fetches content, as it is.</summary>
    public async Task<byte[]> FetchAsync(ContentBlob blob, CancellationToken cancellation) =>
        (await AskAsync($"fetch the content {blob.Id}", HttpMethod.Get, new Uri(endpoint, blob.Path), cancellation).ConfigureAwait(false)).Body;

    private static T Read<T>(string what, byte[] body, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return read(document.RootElement);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new ProviderException(what, 0, "", "the answer is not what the interface promises", broken);
        }
    }

    private static ContentBlob Content(JsonElement one)
    {
        var created = one.GetProperty("contentCreated").GetDateTimeOffset();
        var expires = one.TryGetProperty("contentExpiration", out var end) && end.TryGetDateTimeOffset(out var time) ? time : created + Life;
        return new ContentBlob(one.GetProperty("contentId").GetString()!, Path(one.GetProperty("contentUri").GetString()!), created, expires);
    }

    private static string Path(string address) => new Uri(address).PathAndQuery;

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    // With the publisher's id the calls have a quota of their own.
    private Uri Address(string operation) => new(endpoint, $"/api/v1.0/{tenant}/activity/feed/{operation}{(operation.Contains('?', StringComparison.Ordinal) ? '&' : '?')}PublisherIdentifier={tenant}");

    private async Task<RestAnswer> AskAsync(string what, HttpMethod method, Uri address, CancellationToken cancellation)
    {
        try
        {
            return await client.AskAsync(what, method, address, [], null, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException refused) when (refused.Status == 401)
        {
            access.Renew();
            throw;
        }
    }
}
