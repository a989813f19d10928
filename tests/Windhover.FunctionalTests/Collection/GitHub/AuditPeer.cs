using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Collection.GitHub;

/// <summary>
/// Behaves as the audit log of the REST API promises to
/// (https://docs.github.com/en/enterprise-cloud@latest/rest/orgs/orgs#get-the-audit-log-for-an-organization): it checks each header and parameter, orders by <c>@timestamp</c>, pages with a
/// cursor that stands for the last event, and limits when it is told to. Its links name another host, as one that was broken into would.
/// </summary>
internal sealed class AuditPeer : IAsyncDisposable
{
    internal const string Token = "ghp_ATokenOfThisTestOnly";
    private readonly WebApplication _app;
    private readonly string _elsewhere;
    private readonly ConcurrentQueue<Action<HttpResponse>> _limits = new();

    private AuditPeer(string elsewhere, string root)
    {
        (_elsewhere, Root) = (elsewhere, root);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapGet($"{root}/{{kind}}/{{name}}/audit-log", Answer);
        _app.MapFallback((HttpRequest request) => Breach($"{request.Method} {request.Path}"));
    }

    /// <summary>The path that everything begins with, as on a server of one's own.</summary>
    internal string Root { get; }

    internal string Address => _app.Urls.First() + Root;

    /// <summary>Events that have shown up, of the organisation <c>contoso</c>.</summary>
    internal ConcurrentQueue<(DateTimeOffset Time, int Number)> Shown { get; } = new();

    /// <summary>What was asked for that the interface does not allow.</summary>
    internal ConcurrentQueue<string> Breaches { get; } = new();

    /// <summary>Pages that were given.</summary>
    internal int Pages { get; private set; }

    /// <summary>The token may not see the log.</summary>
    internal bool Hides { get; set; }

    internal static async Task<AuditPeer> StartAsync(string elsewhere, string root = "")
    {
        var peer = new AuditPeer(elsewhere, root);
        await peer._app.StartAsync();
        return peer;
    }

    internal void Show(DateTimeOffset time, int number) => Shown.Enqueue((time, number));

    /// <summary>Refuses the next call with what a limit that is hit looks like.</summary>
    internal void Limit(Action<HttpResponse> limit) => _limits.Enqueue(limit);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static string Json((DateTimeOffset Time, int Number) one) => string.Create(CultureInfo.InvariantCulture,
        $$"""{"@timestamp":{{one.Time.ToUnixTimeMilliseconds()}},"_document_id":"Doc_{{one.Number:D21}}","action":"repo.create","actor":"u{{one.Number % 9}}","actor_id":{{one.Number}},"actor_is_bot":false,"actor_ip":"203.0.113.{{one.Number % 200}}","created_at":{{one.Time.AddDays(-1).ToUnixTimeMilliseconds()}},"org":"contoso","operation_type":"create","repo":"contoso/r{{one.Number}}"}""");

    private IResult Breach(string what)
    {
        Breaches.Enqueue(what);
        return Results.Json(new { message = what, status = "422" }, statusCode: 422);
    }

    private IResult Answer(string kind, string name, HttpRequest request)
    {
        if (request.Headers.Authorization != $"Bearer {Token}") return Results.Json(new { message = "Bad credentials", documentation_url = "https://docs.github.com/rest", status = "401" }, statusCode: 401);
        if (request.Headers.UserAgent.Count == 0) return Breach("no User-Agent");
        if (request.Headers.Accept != "application/vnd.github+json" || request.Headers["X-GitHub-Api-Version"] != "2022-11-28") return Breach("no version");
        if (Hides || name != "contoso" || kind is not ("orgs" or "enterprises")) return Results.Json(new { message = "Not Found", status = "404" }, statusCode: 404);
        if (_limits.TryDequeue(out var limit))
        {
            limit(request.HttpContext.Response);
            return Results.Json(new { message = "You have exceeded a secondary rate limit.", documentation_url = "https://docs.github.com/rest" }, statusCode: request.HttpContext.Response.StatusCode);
        }

        // Each answer says how the other limit stands, which is nobody's business here.
        request.HttpContext.Response.Headers["X-RateLimit-Remaining"] = "4999";
        request.HttpContext.Response.Headers["X-RateLimit-Reset"] = "4102444800";
        var query = request.Query;
        if (query["include"] != "all" || query["order"].ToString() is not ("asc" or "desc") || !int.TryParse(query["per_page"], out var most) || most is < 1 or > 100) return Breach(request.QueryString.Value!);
        var from = DateTimeOffset.MinValue;
        if (query.TryGetValue("phrase", out var phrase))
        {
            if (!phrase.ToString().StartsWith("created:>=", StringComparison.Ordinal) || !DateTimeOffset.TryParseExact(phrase.ToString()["created:>=".Length..], "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out from)) return Breach(phrase!);
        }
        else if (query["order"] == "asc")
        {
            return Breach("all of the log");
        }

        var found = Shown.Where(s => s.Time >= from).OrderBy(s => s.Time).ThenBy(s => s.Number).ToArray();
        if (query["order"] == "desc") found = [.. found.Reverse()];
        var at = query.TryGetValue("after", out var after) ? Array.FindIndex(found, f => f.Number.ToString(CultureInfo.InvariantCulture) == after) + 1 : 0;
        var page = found.Skip(at).Take(most).ToArray();
        if (at + most < found.Length)
        {
            var common = $"{_elsewhere}{request.Path}?phrase={Uri.EscapeDataString(phrase.ToString())}&include=all&order={query["order"]}&per_page={most}";
            request.HttpContext.Response.Headers.Link = $"<{common}&after={page[^1].Number}&before=>; rel=\"next\", <{common}&after=&before=>; rel=\"first\"";
        }

        Pages++;
        return Results.Json(new JsonArray([.. page.Select(p => JsonNode.Parse(Json(p)))]));
    }
}
