using System.Net.Http.Headers;
using System.Text;
using System.Xml;
using Polly;
using Polly.Retry;
using Windhover.Integrations.Aws.Collection;
using Windhover.Integrations.Common.Collection;

namespace Windhover.Integrations.Aws.Actions.Api;

/// <summary>
/// Calls one service over the Query protocol: a form goes out, signed by the SDK's own signer, and bounded XML comes back. Calls that only read are tried four times where that may
/// help; calls that change are tried again only where they were throttled, as then nothing was done. Every failure is a <see cref="ProviderException"/>. Safe for many threads.
/// </summary>
internal sealed class QueryClient : IDisposable
{
    private const int MostBytes = 16 << 20;
    private const int MostPages = 1000;
    private static readonly MediaTypeHeaderValue Form = new("application/x-www-form-urlencoded") { CharSet = "utf-8" };
    private readonly AwsAccess access;
    private readonly QueryService service;
    private readonly string role;
    private readonly TimeProvider clock;
    private readonly ResiliencePipeline reads;
    private readonly ResiliencePipeline changes;
    private readonly HttpClient http = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false, UseCookies = false })
    {
        Timeout = System.Threading.Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MostBytes,
    };

    /// <param name="access">Credentials.</param>
    /// <param name="service">The service.</param>
    /// <param name="role">ARN of the role to take; "" for none.</param>
    /// <param name="clock">Waits, and ends calls that take too long.</param>
    public QueryClient(AwsAccess access, QueryService service, string role, TimeProvider clock)
    {
        (this.access, this.service, this.role, this.clock) = (access, service, role, clock);
        reads = Pipeline(refused => refused.IsTransient);
        changes = Pipeline(refused => refused.IsThrottled);
    }

    /// <summary>How long a call may take. The default is 30 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Calls an action that only reads.</summary>
    /// <param name="what">What is asked for, in words.</param>
    /// <param name="action">Name of the action.</param>
    /// <param name="form">Its parameters.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<QueryElement> ReadAsync(string what, string action, QueryForm form, CancellationToken cancellation) => RunAsync(reads, what, action, form.Body(action, service.Version), cancellation);

    /// <summary>Calls an action that changes something.</summary>
    /// <param name="what">What is asked for, in words.</param>
    /// <param name="action">Name of the action.</param>
    /// <param name="form">Its parameters.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<QueryElement> ChangeAsync(string what, string action, QueryForm form, CancellationToken cancellation) => RunAsync(changes, what, action, form.Body(action, service.Version), cancellation);

    /// <summary>Every page of an action that lists.</summary>
    /// <param name="what">What is asked for, in words.</param>
    /// <param name="action">Name of the action.</param>
    /// <param name="form">Its parameters.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<QueryElement>> PagesAsync(string what, string action, QueryForm form, CancellationToken cancellation)
    {
        var pages = new List<QueryElement>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var token = ""; ;)
        {
            var page = await RunAsync(reads, what, action, form.Body(action, service.Version, service.Name == "iam" ? "Marker" : "NextToken", token), cancellation).ConfigureAwait(false);
            pages.Add(page);
            token = service.Name == "iam" ? page[$"{action}Result"]["Marker"].Text : page["nextToken"].Text;
            if (token.Length == 0) return pages;
            if (!seen.Add(token) || pages.Count == MostPages) throw new ProviderException(what, 0, "", "the pages of the answer do not end");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private Task<QueryElement> RunAsync(ResiliencePipeline pipeline, string what, string action, byte[] body, CancellationToken cancellation) =>
        pipeline.ExecuteAsync(async c => await access.AskAsync(role, what, () => OnceAsync(what, action, body, c), c).ConfigureAwait(false), cancellation).AsTask();

    private async Task<QueryElement> OnceAsync(string what, string action, byte[] body, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(Patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            var keys = await AwsCall.RunAsync($"find credentials {(role.Length > 0 ? $"of {role}" : "")}", () => access.Credentials(role).GetCredentialsAsync(), cancellation).ConfigureAwait(false);
            using var request = new HttpRequestMessage(HttpMethod.Post, service.Address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = Form;
            AwsSignature.Sign(request, body, keys, service.Name, service.Region);
            using var answer = await http.SendAsync(request, both.Token).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? QueryElement.Parse(bytes) : throw Refused(what, action, (int)answer.StatusCode, bytes);
        }
        catch (XmlException broken)
        {
            throw new ProviderException(what, 0, "", $"the answer cannot be read: {broken.Message}", broken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ProviderException(what, 0, "", failure is OperationCanceledException ? "no answer in time" : failure.Message, failure);
        }
    }

    // EC2: Response/Errors/Error; IAM and STS: ErrorResponse/Error.
    private ProviderException Refused(string what, string action, int status, byte[] bytes)
    {
        try
        {
            var document = QueryElement.Parse(bytes);
            var error = document.Has("Errors") ? document["Errors"]["Error"] : document["Error"];
            var refused = new ProviderException(what, status, error["Code"].Text, error["Message"].Text.Trim());
            return refused.IsDenied ? new ProviderException(what, status, refused.Code, $"{error["Message"].Text.Trim()} (it needs {service.Name}:{action})") : refused;
        }
        catch (XmlException)
        {
            return new ProviderException(what, status, "", Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 200))).ReplaceLineEndings(" "));
        }
    }

    private ResiliencePipeline Pipeline(Func<ProviderException, bool> helps) => new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is ProviderException refused && helps(refused)),
            MaxRetryAttempts = 3, BackoffType = DelayBackoffType.Exponential, Delay = TimeSpan.FromSeconds(0.5), MaxDelay = TimeSpan.FromSeconds(8),
        }).Build();
}
