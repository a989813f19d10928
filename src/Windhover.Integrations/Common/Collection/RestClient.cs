using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Windhover.Integrations.Common.Collection;

/// <summary>Asks a provider's REST interface: one try, whose failure says what the provider said. Safe for many threads.</summary>
/// <param name="sign">Adds credentials to a request just before it goes out; it is given the body.</param>
/// <param name="clock">Reads a <c>Retry-After</c> that is a date, and ends a call that takes too long.</param>
internal sealed class RestClient(Func<HttpRequestMessage, byte[], CancellationToken, Task> sign, TimeProvider clock) : IDisposable
{
    private const long LatestSecond = 253_402_300_799;
    private static readonly TimeSpan Unsaid = TimeSpan.FromMinutes(1);
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, AutomaticDecompression = System.Net.DecompressionMethods.All })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>How long a call may take. The default is 120 s, more than any provider's long poll.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(120);

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Asks.</summary>
    /// <param name="what">What for, in words.</param>
    /// <param name="method">GET, POST …</param>
    /// <param name="address">Where.</param>
    /// <param name="body">JSON; empty for none.</param>
    /// <param name="prepare">Adds headers, and sees the body's type; null for none.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">The answer was not 2xx, or there was none.</exception>
    public async Task<RestAnswer> AskAsync(string what, HttpMethod method, Uri address, byte[] body, Action<HttpRequestMessage>? prepare, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            if (body.Length > 0)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            }

            prepare?.Invoke(request);
            await sign(request, body, both.Token).ConfigureAwait(false);
            using var answer = await http.SendAsync(request, both.Token).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            if (!answer.IsSuccessStatusCode) throw Refused(what, answer, bytes);
            return new RestAnswer(bytes, answer.Headers.NonValidated.ToDictionary(h => h.Key, h => (IReadOnlyList<string>)[.. h.Value], StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProviderException(what, 0, "", failure is OperationCanceledException ? "no answer in time" : failure.Message, failure);
        }
    }

    // Errors come as {"error":{"status","message"}} (Google), {"__type","message"} (AWS), {"errorCode","errorSummary"} (Okta), {"error":{"code","message"}} (Microsoft).
    private ProviderException Refused(string what, HttpResponseMessage answer, byte[] bytes)
    {
        var (code, message) = ("", "");
        try
        {
            using var document = JsonDocument.Parse(bytes);
            var error = document.RootElement;
            if (error.ValueKind == JsonValueKind.Object && error.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object) error = inner;
            code = Text(error, "status", "__type", "errorCode", "code", "error");
            code = code[(code.LastIndexOf('#') + 1)..];
            message = Text(error, "message", "Message", "errorSummary", "error_description");
        }
        catch (JsonException)
        {
            message = Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 200))).ReplaceLineEndings(" ");
        }

        var status = (int)answer.StatusCode;
        if (code == status.ToString(CultureInfo.InvariantCulture)) code = "";
        var isLimited = status is 403 or 429 && (answer.Headers.RetryAfter is not null || IsUsedUp(answer.Headers) || message.Contains("rate limit", StringComparison.OrdinalIgnoreCase));
        return new ProviderException(what, status, code, message.Length > 0 ? message : $"HTTP {status.ToString(CultureInfo.InvariantCulture)}")
        {
            SaysLimited = isLimited, RetryAfter = Hint(answer.Headers, isLimited),
        };
    }

    private static bool IsUsedUp(HttpResponseHeaders headers) => First(headers, "X-RateLimit-Remaining", "X-Rate-Limit-Remaining") == "0";

    private static string First(HttpResponseHeaders headers, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (headers.TryGetValues(name, out var values)) return values.First();
        }

        return "";
    }

    // Seconds or a date in Retry-After. Else, of a limit that is hit, the second of 1970 in X-Rate-Limit-Reset (Okta) or X-RateLimit-Reset (GitHub), by the provider's own clock, where
    // that limit is the one that is used up; of any other limit a minute, as GitHub asks for (https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api).
    private TimeSpan? Hint(HttpResponseHeaders headers, bool isLimited)
    {
        var now = headers.Date ?? clock.GetUtcNow();
        if (headers.RetryAfter is { } after) return Positive(after.Delta ?? after.Date - now);
        if (!isLimited) return null;
        var isOther = First(headers, "X-RateLimit-Remaining", "X-Rate-Limit-Remaining") is { Length: > 0 } remaining && remaining != "0";
        if (!isOther && long.TryParse(First(headers, "X-RateLimit-Reset", "X-Rate-Limit-Reset"), NumberStyles.None, CultureInfo.InvariantCulture, out var second))
            return Positive(DateTimeOffset.FromUnixTimeSeconds(Math.Min(second, LatestSecond)) - now + TimeSpan.FromSeconds(1));
        return Unsaid;
    }

    private static TimeSpan? Positive(TimeSpan? time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private static string Text(JsonElement element, params string[] names)
    {
        if (element.ValueKind != JsonValueKind.Object) return "";
        foreach (var name in names)
        {
            if (element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) return value.GetString()!;
        }

        return "";
    }
}
