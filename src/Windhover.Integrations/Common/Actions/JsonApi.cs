using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using Windhover.Core.Ingestion.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Common.Actions;

/// <summary>
/// A provider's JSON interface as actions call it. Reads are tried again a few times when the provider is throttling or out of order; writes only when it says that too much was asked, for then
/// nothing was done. Safe for many threads.
/// </summary>
internal sealed class JsonApi : IDisposable
{
    private const int MostTries = 3;
    private const int MostPages = 200;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private readonly Uri endpoint;
    private readonly RestClient client;
    private readonly ResiliencePipeline reads;
    private readonly ResiliencePipeline writes;

    /// <param name="endpoint">Address of the service; nothing is ever sent elsewhere.</param>
    /// <param name="sign">Adds credentials to a request.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    public JsonApi(Uri endpoint, Func<HttpRequestMessage, byte[], CancellationToken, Task> sign, TimeProvider clock)
    {
        this.endpoint = endpoint;
        client = new RestClient(sign, clock) { Patience = TimeSpan.FromSeconds(150) };
        reads = Pipeline(clock, failure => failure.IsTransient);
        writes = Pipeline(clock, failure => failure.IsThrottled);
    }

    /// <summary>Whether an address is that of an emulator or a peer on this machine, which alone may be without TLS.</summary>
    /// <exception cref="CollectorSettingsException">It is without TLS elsewhere.</exception>
    public static bool IsLocal(CollectorSettings settings, string setting)
    {
        var address = settings.Address(setting);
        if (address.Scheme == Uri.UriSchemeHttps) return false;
        return address.IsLoopback ? true : throw new CollectorSettingsException(setting, "expected an address that begins with https://");
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    /// <summary>Reads an object.</summary>
    /// <returns>Null where it is not there.</returns>
    /// <exception cref="ProviderException">It cannot be read.</exception>
    public async Task<JsonElement?> FindAsync(string what, FormattableString path, CancellationToken cancellation)
    {
        try
        {
            return await GetAsync(what, path, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException gone) when (gone.IsGone)
        {
            return null;
        }
    }

    /// <summary>Reads an object that must be there.</summary>
    /// <exception cref="ProviderException">It cannot be read.</exception>
    public Task<JsonElement> GetAsync(string what, FormattableString path, CancellationToken cancellation) => ReadAsync(what, At(path), cancellation);

    /// <summary>Reads a list through all its pages.</summary>
    /// <param name="what">What for, in words.</param>
    /// <param name="path">The first page.</param>
    /// <param name="items">The property that holds a page's items.</param>
    /// <param name="link">The property that holds the next page's address; or, where <paramref name="token"/> is given, its token.</param>
    /// <param name="token">The parameter that takes the next page's token; "" where pages have addresses.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ProviderException">It cannot be read.</exception>
    public async Task<IReadOnlyList<JsonElement>> ListAsync(string what, FormattableString path, string items, string link, string token, CancellationToken cancellation)
    {
        var found = new List<JsonElement>();
        var (first, next) = (At(path), At(path));
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await ReadAsync(what, next, cancellation).ConfigureAwait(false);
            found.AddRange(answer.Items(items));
            if (answer.Text(link) is not { Length: > 0 } more) return found;
            next = token.Length > 0 ? new Uri($"{first}{(first.Query.Length > 0 ? "&" : "?")}{token}={Uri.EscapeDataString(more)}") : new Uri(endpoint, more);
            if (next.GetLeftPart(UriPartial.Authority) != endpoint.GetLeftPart(UriPartial.Authority)) throw new ProviderException(what, 0, "", $"its next page is elsewhere: {next.Host}");
        }

        throw new ProviderException(what, 0, "", "there is no end of it");
    }

    /// <summary>Changes something.</summary>
    /// <param name="what">What for, in words.</param>
    /// <param name="method">PUT, POST, PATCH or DELETE.</param>
    /// <param name="path">Where.</param>
    /// <param name="body">What is sent; null for nothing.</param>
    /// <param name="ifMatch">The ETag that it must still have; "" for any.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The answer; an empty object where it has no body.</returns>
    /// <exception cref="ProviderException">It failed.</exception>
    public Task<JsonElement> SendAsync(string what, HttpMethod method, FormattableString path, JsonNode? body, string ifMatch, CancellationToken cancellation)
    {
        var bytes = body is null ? [] : JsonSerializer.SerializeToUtf8Bytes(body);
        return writes.ExecuteAsync(async c => Parse(what, await client.AskAsync(what, method, At(path), bytes, request => Prepare(request, bytes, ifMatch), c).ConfigureAwait(false)), cancellation).AsTask();
    }

    private static void Prepare(HttpRequestMessage request, byte[] body, string ifMatch)
    {
        if (ifMatch.Length > 0) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);

        // Some services ask for a length also where there is no body.
        if (body.Length == 0 && request.Method != HttpMethod.Delete) request.Content = new ByteArrayContent([]);
    }

    private static JsonElement Parse(string what, RestAnswer answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Body.AsSpan().Trim(" \r\n\t"u8).IsEmpty ? "{}"u8.ToArray() : answer.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw new JsonException("no object");
        }
        catch (JsonException broken)
        {
            throw new ProviderException(what, 0, "", "the answer is no JSON object", broken);
        }
    }

    private static ResiliencePipeline Pipeline(TimeProvider clock, Func<ProviderException, bool> isWorthIt) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ProviderException failure && isWorthIt(failure) && !(failure.RetryAfter > LongestWait)),
            MaxRetryAttempts = MostTries,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(0.5),
            MaxDelay = LongestWait,
            DelayGenerator = static arguments => ValueTask.FromResult((arguments.Outcome.Exception as ProviderException)?.RetryAfter),
        }).Build();

    // What is put into the path was written by others: it is encoded, and never climbs.
    private Uri At(FormattableString path)
    {
        var parts = path.GetArguments().Select(a => a switch
        {
            VerbatimPath verbatim => verbatim.Text,
            string text when text is "." or ".." or "" => throw new ArgumentException("a part of a path is missing", nameof(path)),
            string text => Uri.EscapeDataString(text),
            _ => throw new ArgumentException("a part of a path is no text", nameof(path)),
        }).ToArray<object?>();
        return new Uri(endpoint, string.Format(System.Globalization.CultureInfo.InvariantCulture, path.Format, parts));
    }

    private Task<JsonElement> ReadAsync(string what, Uri address, CancellationToken cancellation) =>
        reads.ExecuteAsync(async c => Parse(what, await client.AskAsync(what, HttpMethod.Get, address, [], null, c).ConfigureAwait(false)), cancellation).AsTask();
}
