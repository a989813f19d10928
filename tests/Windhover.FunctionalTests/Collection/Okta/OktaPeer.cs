using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Collection.Okta;

/// <summary>
/// Behaves as the System Log promises to (https://developer.okta.com/docs/api/openapi/okta-management/management/tag/SystemLog/): a polling request has a link <c>next</c> on every page, the
/// last one too, and what shows up later is found behind it. Its links name another host, as one that was broken into would.
/// </summary>
internal sealed class OktaPeer : IAsyncDisposable
{
    internal const string Token = "00aTokenOfThisTestOnly";
    private readonly WebApplication _app;
    private readonly string _elsewhere;
    private int _limited;

    private OktaPeer(string elsewhere)
    {
        _elsewhere = elsewhere;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet("/api/v1/logs", Answer);
        _app.MapFallback((HttpRequest request) => Breach($"{request.Method} {request.Path}"));
    }

    internal string Address => _app.Urls.First();

    /// <summary>Events in the order in which they showed up.</summary>
    internal ConcurrentQueue<int> Shown { get; } = new();

    /// <summary>What was asked for that the interface does not allow.</summary>
    internal ConcurrentQueue<string> Breaches { get; } = new();

    /// <summary>The times that were asked for; the interface hands out what is behind them.</summary>
    internal ConcurrentQueue<string> Since { get; } = new();

    /// <summary>Places that were asked for, in order.</summary>
    internal ConcurrentQueue<int> Places { get; } = new();

    /// <summary>The token is good no more.</summary>
    internal bool Refuses { get; set; }

    /// <summary>Limits so many of the next calls.</summary>
    internal int LimitNext
    {
        set => _limited = value;
    }

    internal static async Task<OktaPeer> StartAsync(string elsewhere)
    {
        var peer = new OktaPeer(elsewhere);
        await peer._app.StartAsync();
        return peer;
    }

    internal static string Json(int number) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"uuid":"44444444-aaaa-4bbb-8ccc-{{number:D12}}","published":"2026-03-02T09:{{number / 60 % 60:D2}}:{{number % 60:D2}}.000Z","eventType":"user.session.start","version":"0","severity":"INFO","actor":{"id":"00u{{number % 9}}","type":"User","alternateId":"u{{number % 9}}@contoso.example","displayName":"U"},"client":{"ipAddress":"203.0.113.{{number % 200}}"},"outcome":{"result":"SUCCESS"} }""");

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private IResult Breach(string what)
    {
        Breaches.Enqueue(what);
        return Error(400, "E0000001", what);
    }

    private static IResult Error(int status, string code, string summary) => Results.Json(new { errorCode = code, errorSummary = summary, errorLink = code, errorId = "1", errorCauses = Array.Empty<object>() }, statusCode: status);

    private IResult Answer(HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        var second = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        (headers["X-Rate-Limit-Limit"], headers["X-Rate-Limit-Remaining"], headers["X-Rate-Limit-Reset"]) = ("120", "119", $"{second + 55}");
        if (request.Headers.Authorization != $"SSWS {Token}" || Refuses) return Error(401, "E0000011", "Invalid token provided");
        if (Interlocked.Decrement(ref _limited) >= 0)
        {
            (headers["X-Rate-Limit-Remaining"], headers["X-Rate-Limit-Reset"]) = ("0", $"{second + 20}");
            return Error(429, "E0000047", "API call exceeded rate limit due to too many requests.");
        }

        var query = request.Query;
        if (!int.TryParse(query["limit"], out var most) || most is < 1 or > 1000 || query.ContainsKey("until")) return Breach(request.QueryString.Value!);
        if (query["sortOrder"] == "DESCENDING") return Results.Text($"[{string.Join(',', Shown.Reverse().Take(most).Select(Json))}]", "application/json");
        var at = 0;
        if (!query.TryGetValue("after", out var after))
        {
            if (!DateTimeOffset.TryParseExact(query["since"], "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _) || query["sortOrder"] != "ASCENDING") return Breach(request.QueryString.Value!);
            Since.Enqueue(query["since"]!);
        }
        else if (!int.TryParse(after, out at) || at > Shown.Count)
        {
            return Breach($"a cursor that was never given: {after}");
        }

        Places.Enqueue(at);
        var page = Shown.Skip(at).Take(10).ToArray();
        headers.Append("Link", $"<{_elsewhere}/api/v1/logs?limit={most}>; rel=\"self\"");
        headers.Append("Link", $"<{_elsewhere}/api/v1/logs?limit={most}&after={at + page.Length}>; rel=\"next\"");
        return Results.Text($"[{string.Join(",\n", page.Select(Json))}]", "application/json");
    }
}
