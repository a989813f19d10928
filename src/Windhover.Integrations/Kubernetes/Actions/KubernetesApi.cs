using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Polly;
using Polly.Retry;
using Windhover.Core.Response.Actions;

namespace Windhover.Integrations.Kubernetes.Actions;

/// <summary>
/// Calls an API server (https://kubernetes.io/docs/reference/using-api/api-concepts/). Reads that are refused for a while are tried again three times; changes are not, because the engine does
/// that. Safe for many threads.
/// </summary>
internal sealed class KubernetesApi : IDisposable
{
    /// <summary>The name under which changes are noted on objects.</summary>
    public const string Manager = "windhover";

    private const string Merge = "application/merge-patch+json";
    private const string ServerSide = "application/apply-patch+yaml";
    private const int PageSize = 500;
    private readonly KubernetesAccess access;
    private readonly TimeSpan patience;
    private readonly TimeProvider clock;
    private readonly HttpClient http;
    private readonly ResiliencePipeline reads;

    /// <param name="access">Where it is and how to sign in.</param>
    /// <param name="patience">How long one call may take.</param>
    /// <param name="clock">Waits.</param>
    public KubernetesApi(KubernetesAccess access, TimeSpan patience, TimeProvider clock)
    {
        (this.access, this.patience, this.clock) = (access, patience, clock);
        var tls = new SslClientAuthenticationOptions();
        if (access.Authority.Length > 0)
        {
            var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            policy.CustomTrustStore.ImportFromPem(access.Authority);
            tls.CertificateChainPolicy = policy;
        }

        if (access.Certificate is not null) tls.ClientCertificates = [access.Certificate];
        http = new HttpClient(new SocketsHttpHandler { SslOptions = tls, AllowAutoRedirect = false, UseProxy = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        reads = new ResiliencePipelineBuilder { TimeProvider = clock }.AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<KubernetesException>(e => e.IsTransient),
            MaxRetryAttempts = 3,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(200),
        }).Build();
    }

    /// <summary>Where it is.</summary>
    public Uri Server => access.Server;

    /// <summary>An object; null where there is none.</summary>
    public Task<JsonObject?> FindAsync(string path, CancellationToken cancellation) => TriedAsync(HttpMethod.Get, path, null, "", retried: true, [HttpStatusCode.NotFound], cancellation);

    /// <summary>All objects of a list, page by page, in the server's order.</summary>
    /// <param name="path">Of the list.</param>
    /// <param name="fields">Field selector; "" for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<JsonNode>> ListAsync(string path, string fields, CancellationToken cancellation)
    {
        var found = new List<JsonNode>();
        var next = "";
        do
        {
            var query = $"{path}?limit={PageSize}{(fields.Length > 0 ? "&fieldSelector=" + Uri.EscapeDataString(fields) : "")}{(next.Length > 0 ? "&continue=" + Uri.EscapeDataString(next) : "")}";
            var page = await TriedAsync(HttpMethod.Get, query, null, "", retried: true, [], cancellation).ConfigureAwait(false);
            found.AddRange(page.List("items").OfType<JsonNode>());
            next = page.Text("metadata", "continue");
        }
        while (next.Length > 0);
        return found;
    }

    /// <summary>Posts a question that is stored nowhere; null where the server does not know it.</summary>
    public Task<JsonObject?> AskAsync(string path, JsonObject question, CancellationToken cancellation) =>
        TriedAsync(HttpMethod.Post, path, question, "application/json", retried: true, [HttpStatusCode.NotFound], cancellation);

    /// <summary>Makes an object.</summary>
    /// <param name="path">Of the list that it goes to.</param>
    /// <param name="made">The object.</param>
    /// <param name="isTrial">Checks only; nothing is stored.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False where one of its name is there.</returns>
    public async Task<bool> CreateAsync(string path, JsonObject made, bool isTrial, CancellationToken cancellation) =>
        await TriedAsync(HttpMethod.Post, $"{path}?fieldManager={Manager}{(isTrial ? "&dryRun=All" : "")}", made, "application/json", retried: false, [HttpStatusCode.Conflict], cancellation).ConfigureAwait(false) is not null;

    /// <summary>Changes fields of an object. With <c>metadata.uid</c> or <c>metadata.resourceVersion</c> in the patch only as long as they are so.</summary>
    /// <returns>False where it is gone or was changed in between.</returns>
    public async Task<bool> PatchAsync(string path, JsonObject patch, CancellationToken cancellation) =>
        await TriedAsync(HttpMethod.Patch, $"{path}?fieldManager={Manager}", patch, Merge, retried: false, [HttpStatusCode.NotFound, HttpStatusCode.Conflict], cancellation).ConfigureAwait(false) is not null;

    /// <summary>Makes an object or sets its fields: https://kubernetes.io/docs/reference/using-api/server-side-apply/.</summary>
    public Task ApplyAsync(string path, JsonObject wanted, bool isTrial, CancellationToken cancellation) =>
        TriedAsync(HttpMethod.Patch, $"{path}?fieldManager={Manager}&force=true{(isTrial ? "&dryRun=All" : "")}", wanted, ServerSide, retried: false, [], cancellation);

    /// <summary>Deletes an object as long as it is the one meant.</summary>
    /// <param name="path">Of the object.</param>
    /// <param name="uid">Its uid.</param>
    /// <param name="version">Its resourceVersion; "" for any.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>False where another one, or another version, stands there; true also where it was gone.</returns>
    public async Task<bool> DeleteAsync(string path, string uid, string version, CancellationToken cancellation)
    {
        var preconditions = new JsonObject { ["uid"] = uid };
        if (version.Length > 0) preconditions["resourceVersion"] = version;
        var options = new JsonObject { ["apiVersion"] = "v1", ["kind"] = "DeleteOptions", ["preconditions"] = preconditions };
        try
        {
            return await TriedAsync(HttpMethod.Delete, path, options, "application/json", retried: false, [HttpStatusCode.Conflict], cancellation).ConfigureAwait(false) is not null;
        }
        catch (ActionFailedException failed) when (failed.InnerException is KubernetesException { Status: 404 })
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        access.Certificate?.Dispose();
    }

    private async Task<JsonObject?> TriedAsync(HttpMethod method, string path, JsonObject? body, string type, bool retried, HttpStatusCode[] none, CancellationToken cancellation)
    {
        try
        {
            return retried
                ? await reads.ExecuteAsync(async c => await OnceAsync(method, path, body, type, c).ConfigureAwait(false), cancellation).ConfigureAwait(false)
                : await OnceAsync(method, path, body, type, cancellation).ConfigureAwait(false);
        }
        catch (KubernetesException refused) when (none.Contains((HttpStatusCode)refused.Status))
        {
            return null;
        }
        catch (KubernetesException failure)
        {
            throw new ActionFailedException($"{method.Method} {path.Split('?')[0]}: {failure.Message}", failure);
        }
    }

    private async Task<JsonObject> OnceAsync(HttpMethod method, string path, JsonObject? body, string type, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(patience, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(access.Server.ToString().TrimEnd('/') + path));
            if (body is not null) request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, new MediaTypeHeaderValue(type));
            request.Headers.Accept.ParseAdd("application/json");
            var token = access.TokenFile.Length > 0 ? (await File.ReadAllTextAsync(access.TokenFile, both.Token).ConfigureAwait(false)).Trim() : access.Token;
            if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var answer = await http.SendAsync(request, both.Token).ConfigureAwait(false);
            var bytes = await answer.Content.ReadAsByteArrayAsync(both.Token).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? JsonNode.Parse(bytes) as JsonObject ?? [] : throw KubernetesException.Of((int)answer.StatusCode, bytes);
        }
        catch (JsonException broken)
        {
            throw new KubernetesException(0, "", "the answer is not JSON", broken);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UnauthorizedAccessException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new KubernetesException(0, "", failure is OperationCanceledException ? "no answer in time" : failure.Message, failure);
        }
    }
}
