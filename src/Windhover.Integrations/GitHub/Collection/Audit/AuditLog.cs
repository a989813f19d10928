using System.Globalization;
using System.Text.Json;
using Windhover.Integrations.Common.Collection;
using Windhover.Integrations.Http.Collection;

namespace Windhover.Integrations.GitHub.Collection.Audit;

/// <summary>
/// The calls (https://docs.github.com/en/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization,
/// https://docs.github.com/en/enterprise-cloud@latest/rest/enterprise-admin/audit-log), one try each. The token goes to the endpoint and nowhere else, whatever a link says.
/// </summary>
internal sealed class AuditLog : IDisposable
{
    private readonly RestClient client;
    private readonly Uri endpoint;
    private readonly string include;

    public AuditLog(Uri endpoint, string include, string token, TimeProvider clock)
    {
        (this.endpoint, this.include) = (endpoint, include);
        client = new RestClient((request, _, _) =>
        {
            request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
            request.Headers.TryAddWithoutValidation("Accept", "application/vnd.github+json");
            request.Headers.TryAddWithoutValidation("X-GitHub-Api-Version", "2022-11-28");

            // Calls without one are refused.
            request.Headers.TryAddWithoutValidation("User-Agent", "windhover");
            return Task.CompletedTask;
        }, clock);
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>A page, the oldest first.</summary>
    /// <param name="place">Whose.</param>
    /// <param name="from">The first second.</param>
    /// <param name="next">Where the page before said that this one is; "" for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<(List<ReadOnlyMemory<byte>> Records, string Next)> PageAsync(AuditPlace place, DateTimeOffset from, string next, CancellationToken cancellation)
    {
        if (next.Length > 0) return AskAsync(place, new Uri(endpoint, next), cancellation);
        var phrase = Uri.EscapeDataString($"created:>={from.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)}+00:00");
        return AskAsync(place, Address(place, $"phrase={phrase}&include={include}&order=asc&per_page=100"), cancellation);
    }

    /// <summary>The newest three.</summary>
    public async Task<List<ReadOnlyMemory<byte>>> NewestAsync(AuditPlace place, CancellationToken cancellation) =>
        (await AskAsync(place, Address(place, $"include={include}&order=desc&per_page=3"), cancellation).ConfigureAwait(false)).Records;

    private Uri Address(AuditPlace place, string query) => new($"{endpoint.AbsoluteUri.TrimEnd('/')}/{place.Kind}/{place.Name}/audit-log?{query}");

    private async Task<(List<ReadOnlyMemory<byte>> Records, string Next)> AskAsync(AuditPlace place, Uri address, CancellationToken cancellation)
    {
        var what = $"read the audit log of {place}";
        var answer = await client.AskAsync(what, HttpMethod.Get, address, [], null, cancellation).ConfigureAwait(false);
        try
        {
            var next = answer.NextLink is { } link ? new Uri(link).PathAndQuery : "";
            if (next == address.PathAndQuery) throw new ProviderException(what, 0, "", "the next page is the same one again");
            return (JsonItems.Split(answer.Body), next);
        }
        catch (Exception broken) when (broken is JsonException or UriFormatException)
        {
            throw new ProviderException(what, 0, "", "the answer is not what the interface promises", broken);
        }
    }
}
