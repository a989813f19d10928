using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Windhover.Core.Ingestion.Collection;
using Windhover.Core.Outputs.Delivery;

namespace Windhover.Integrations.Common.Outputs;

/// <summary>
/// How outputs call over HTTP: one try; only to addresses that it may (<see cref="GuardedConnections"/>); redirects are not followed. 429, 408, 5xx and no answer are worth another try, with the
/// other side's <c>Retry-After</c> (RFC 9110 section 10.2.3); everything else is not. No address is shown beyond its host, for a webhook's is a secret.
/// </summary>
internal sealed class OutputHttp : IDisposable
{
    private const int MostAnswerBytes = 256 << 10;
    private readonly HttpClient http;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;

    /// <param name="settings">The output's settings, with <see cref="Settings"/> among them.</param>
    /// <param name="clock">Ends calls, and reads a <c>Retry-After</c> that is a date.</param>
    /// <param name="connections">Opens connections; null for those that the settings allow.</param>
    public OutputHttp(CollectorSettings settings, TimeProvider clock, GuardedConnections? connections = null)
    {
        this.clock = clock;
        patience = TimeSpan.FromSeconds(settings.Number("timeout_seconds", 1, 120));
        var handler = (connections ?? new GuardedConnections(settings.Flag("allow_private"))).Handler();
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostAnswerBytes };
        http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Windhover", null));
    }

    /// <summary>What every output over HTTP may be set.</summary>
    public static IReadOnlyList<CollectorSetting> Settings { get; } =
    [
        new("allow_private", "`true` to send to private and loopback addresses, and over http to them. Link-local addresses, where metadata services are, stay refused.", "false"),
        new("timeout_seconds", "How long one call may take, 1 to 120 seconds.", "30"),
    ];

    /// <summary>Reads an address: https, or http where private addresses are allowed.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public static Uri Address(CollectorSettings settings, string setting)
    {
        if (Uri.TryCreate(settings[setting], UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && settings.Flag("allow_private")))) return address;
        throw new CollectorSettingsException(setting, "expected an address that begins with https://, or with http:// where allow_private is true");
    }

    /// <summary>Reads an address below which others lie.</summary>
    /// <exception cref="CollectorSettingsException">It is none.</exception>
    public static Uri Base(CollectorSettings settings, string setting)
    {
        var address = Address(settings, setting);
        return address.AbsolutePath.EndsWith('/') ? address : new Uri(address.GetLeftPart(UriPartial.Path) + "/");
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    /// <summary>Sends JSON.</summary>
    public Task<OutputAnswer> SendAsync(HttpMethod method, Uri address, JsonNode? body, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation) =>
        SendAsync(method, address, body is null ? [] : System.Text.Encoding.UTF8.GetBytes(body.ToJsonString()), headers, cancellation);

    /// <summary>Sends bytes that are JSON; none for a call without a body.</summary>
    public async Task<OutputAnswer> SendAsync(HttpMethod method, Uri address, byte[] body, IReadOnlyList<KeyValuePair<string, string>> headers, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(method, address);
            if (body.Length > 0)
            {
                request.Content = new ByteArrayContent(body);
                request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            }

            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await http.SendAsync(request, both.Token).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            var status = (int)answer.StatusCode;
            return new OutputAnswer(status, bytes, answer.IsSuccessStatusCode ? null : Failed(request, answer, status, bytes));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            if (Refusal(failure) is { } refused) return new OutputAnswer(0, [], SendResult.Refused(refused.Message));
            return new OutputAnswer(0, [], SendResult.RetryLater($"{address.Host}: {(failure is OperationCanceledException ? "no answer in time" : failure.Message)}"));
        }
    }

    private SendResult Failed(HttpRequestMessage request, HttpResponseMessage answer, int status, byte[] body)
    {
        var address = request.RequestUri!;
        var said = Without(request, new OutputAnswer(status, body, null).Text);
        var reason = $"{address.Host} answered {status}{(said.Length > 0 ? ": " + said : "")}";
        if (status is 408 or 429 or >= 500) return SendResult.RetryLater(reason, Hint(answer.Headers));
        return SendResult.Refused(status is >= 300 and < 400 ? $"{address.Host} answered {status}: it sends elsewhere, which is not followed" : reason);
    }

    // What is answered may repeat what was asked: the address, which may be a secret, and headers, of which one is.
    private static string Without(HttpRequestMessage request, string said)
    {
        var address = request.RequestUri!;
        string[] secrets = [address.PathAndQuery, address.AbsolutePath, address.Query, .. request.Headers.NonValidated.Where(h => h.Key is not ("Accept" or "User-Agent")).SelectMany(h => h.Value).SelectMany(v => v.Split(' ').Append(v))];
        return secrets.Where(s => s.Length > 6).OrderByDescending(s => s.Length).Aggregate(said, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));
    }

    private TimeSpan? Hint(HttpResponseHeaders headers)
    {
        var hint = headers.RetryAfter?.Delta ?? headers.RetryAfter?.Date - clock.GetUtcNow();
        return hint < TimeSpan.Zero ? TimeSpan.Zero : hint;
    }

    private static RefusedAddressException? Refusal(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is RefusedAddressException refused) return refused;
        }

        return null;
    }
}
