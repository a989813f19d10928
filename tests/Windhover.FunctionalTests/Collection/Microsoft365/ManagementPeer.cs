using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Windhover.FunctionalTests.Collection.Azure;

namespace Windhover.FunctionalTests.Collection.Microsoft365;

/// <summary>
/// Behaves as the Management Activity API promises to
/// (https://learn.microsoft.com/en-us/office/office-365-management-api/office-365-management-activity-api-reference), with the token endpoint beside it: it refuses what the page forbids and
/// remembers it, lists three pieces of content a page, and fails when it is told to. Its links name another host.
/// </summary>
internal sealed class ManagementPeer : IAsyncDisposable
{
    private const string Root = $"/api/v1.0/{EntraPeer.Tenant}/activity/feed";
    private const int PageSize = 3;
    private readonly WebApplication _app;
    private readonly string _elsewhere;
    private readonly ConcurrentDictionary<string, bool> _started = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Path, int Status, string Code)> _failures = new();

    private ManagementPeer(LoopbackTls tls, string elsewhere, int port)
    {
        (_elsewhere, Address) = (elsewhere, $"https://127.0.0.1:{port}");
        Entra = new EntraPeer($"{Address}/.default", Address);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(k => k.Listen(System.Net.IPAddress.Loopback, port, l => l.UseHttps(tls.Certificate)));
        _app = builder.Build();
        _app.MapPost("/{tenant}/oauth2/v2.0/token", Entra.TokenAsync);
        _app.MapGet($"{Root}/subscriptions/list", r => AnswerAsync(r, _ => List()));
        _app.MapPost($"{Root}/subscriptions/start", r => AnswerAsync(r, Start));
        _app.MapGet($"{Root}/subscriptions/content", r => AnswerAsync(r, Listing));
        _app.MapGet($"{Root}/audit/{{id}}", r => AnswerAsync(r, Fetch));
        _app.MapFallback(r => AnswerAsync(r, _ => Breach("no such operation", 404, "AF20001")));
    }

    internal string Address { get; }

    internal EntraPeer Entra { get; }

    /// <summary>What is listed.</summary>
    internal ConcurrentQueue<Content> Listed { get; } = new();

    /// <summary>Ids that are always answered with 500.</summary>
    internal ConcurrentDictionary<string, bool> Poisoned { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids that have expired.</summary>
    internal ConcurrentDictionary<string, bool> Expired { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids whose next answer is cut off.</summary>
    internal ConcurrentDictionary<string, bool> Cut { get; } = new(StringComparer.Ordinal);

    /// <summary>How often content was given, by id.</summary>
    internal ConcurrentDictionary<string, int> Given { get; } = new(StringComparer.Ordinal);

    /// <summary>What was asked for that the interface does not allow.</summary>
    internal ConcurrentQueue<string> Breaches { get; } = new();

    /// <summary>Requests whose token was refused.</summary>
    internal int Refused { get; private set; }

    /// <summary>The permission is missing.</summary>
    internal bool Denies { get; set; }

    /// <summary>Listings of later pages are not answered while this is not done; null for at once.</summary>
    internal TaskCompletionSource? Hold { get; set; }

    /// <summary>Listings of later pages that wait.</summary>
    internal int Held { get; private set; }

    internal static async Task<ManagementPeer> StartAsync(LoopbackTls tls, string elsewhere)
    {
        var peer = new ManagementPeer(tls, elsewhere, ServeProcess.FreePort());
        await peer._app.StartAsync();
        return peer;
    }

    /// <summary>Fails the next call whose path holds a text.</summary>
    internal void Fail(string path, int status, string code) => _failures.Enqueue((path, status, code));

    /// <summary>Ends a subscription, as an administrator may.</summary>
    internal void Stop(string type) => _started.TryRemove(type, out _);

    /// <summary>True once a subscription was started.</summary>
    internal bool IsStarted(string type) => _started.ContainsKey(type);

    internal string Settings => $"tenant_id: {EntraPeer.Tenant}\n    client_id: {EntraPeer.Client}\n    client_secret: {EntraPeer.Secret}\n    endpoint: {Address}\n    authority: {Address}\n    every_seconds: 5\n";

    public async ValueTask DisposeAsync()
    {
        Hold?.TrySetResult();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static IResult Error(int status, string code, string message) => Results.Json(new { error = new { code, message } }, statusCode: status);

    private async Task AnswerAsync(HttpContext context, Func<HttpRequest, IResult> answer)
    {
        var result = Refusal(context.Request) ?? answer(context.Request);
        if (Hold is { } hold && context.Request.Query.ContainsKey("nextPage"))
        {
            Held++;
            await hold.Task.WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await result.ExecuteAsync(context);
    }

    private IResult Breach(string what, int status, string code)
    {
        Breaches.Enqueue(what);
        return Error(status, code, what);
    }

    private IResult? Refusal(HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {Entra.Good}")
        {
            Refused++;
            return Results.Json(new { Message = "Authorization has been denied for this request." }, statusCode: 401);
        }

        if (Denies) return Error(403, "AF10001", "The permission set () sent in the request did not include the expected permission ActivityFeed.Read.");
        if (!_failures.TryPeek(out var failure) || !request.Path.Value!.Contains(failure.Path, StringComparison.Ordinal)) return null;
        _failures.TryDequeue(out _);
        if (failure.Status == 429) request.HttpContext.Response.Headers.RetryAfter = "1";
        return Error(failure.Status, failure.Code, "as the test wants it");
    }

    private IResult List() => Results.Json(_started.Keys.Order(StringComparer.Ordinal).Select(type => new { contentType = type, status = "enabled", webhook = (object?)null }));

    private IResult Start(HttpRequest request)
    {
        var type = request.Query["contentType"].ToString();
        if (request.Query["PublisherIdentifier"] != EntraPeer.Tenant) return Breach("a start without the publisher", 400, "AF20001");
        if (request.ContentLength is not 0) return Breach("a start with a body would change a webhook", 400, "AF20021");
        return _started.TryAdd(type, true) ? Results.Json(new { contentType = type, status = "enabled", webhook = (object?)null }) : Breach($"{type} is started already", 400, "AF20024");
    }

    private IResult Listing(HttpRequest request)
    {
        var type = request.Query["contentType"].ToString();
        if (!_started.ContainsKey(type)) return Error(400, "AF20022", "No subscription found for the specified content type.");
        var culture = CultureInfo.InvariantCulture;
        if (!DateTimeOffset.TryParseExact(request.Query["startTime"], "yyyy-MM-dd'T'HH:mm:ss", culture, DateTimeStyles.AssumeUniversal, out var from)
            || !DateTimeOffset.TryParseExact(request.Query["endTime"], "yyyy-MM-dd'T'HH:mm:ss", culture, DateTimeStyles.AssumeUniversal, out var until)) return Breach("times of another form", 400, "AF20002");
        if (until <= from || until - from > TimeSpan.FromHours(24) || from < DateTimeOffset.UtcNow.AddDays(-7)) return Breach($"{from:s} to {until:s}", 400, "AF20030");
        var at = request.Query.TryGetValue("nextPage", out var page) ? int.Parse(page!, culture) : 0;
        var found = Listed.Where(c => c.Type == type && c.Created >= from && c.Created < until).ToArray();
        if (at + PageSize < found.Length) request.HttpContext.Response.Headers["NextPageUri"] = $"{_elsewhere}{request.Path}?contentType={type}&startTime={request.Query["startTime"]}&endTime={request.Query["endTime"]}&nextPage={at + PageSize}";
        return Results.Json(new JsonArray([.. found.Skip(at).Take(PageSize).Select(c => new JsonObject
        {
            ["contentUri"] = $"{_elsewhere}{Root}/audit/{c.Id}", ["contentId"] = c.Id, ["contentType"] = type,
            ["contentCreated"] = c.Created.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", culture), ["contentExpiration"] = c.Created.AddDays(7).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", culture),
        })]));
    }

    private IResult Fetch(HttpRequest request)
    {
        var id = request.Path.Value!.Split('/')[^1];
        if (Listed.FirstOrDefault(c => c.Id == id) is not { } content) return Breach($"content that was not listed: {id}", 404, "AF20050");
        if (Expired.ContainsKey(id)) return Error(400, "AF20051", $"Content requested with the key {id} has already expired.");
        if (Poisoned.ContainsKey(id)) return Error(500, "AF50000", "An internal server error occurred. Retry the request.");
        if (Cut.TryRemove(id, out _)) return Results.Text(content.Json[..^20], "application/json");
        Given.AddOrUpdate(id, 1, (_, times) => times + 1);
        return Results.Text(content.Json, "application/json");
    }
}
