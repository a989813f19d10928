using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Collection.Aws;

/// <summary>
/// Stands before a server and hands everything on, until it has seen the first page of a listing: from then on the session that asked for it is refused, as a store refuses
/// one that ended or was revoked (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
/// </summary>
internal sealed partial class SessionGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private readonly Uri _behind;
    private readonly int _status;
    private readonly string _code;
    private string? _revoked;

    private SessionGate(Uri behind, int status, string code)
    {
        (_behind, _status, _code) = (behind, status, code);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    internal string Address { get; private set; } = "";

    /// <summary>How often the session that was revoked was refused.</summary>
    internal int Refused { get; private set; }

    /// <summary>Sessions that asked for something and were not refused.</summary>
    internal ConcurrentDictionary<string, bool> Sessions { get; } = new(StringComparer.Ordinal);

    internal static async Task<SessionGate> StartAsync(Uri behind, int status, string code)
    {
        var gate = new SessionGate(behind, status, code);
        await gate._app.StartAsync();
        gate.Address = gate._app.Urls.First() + "/";
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    [GeneratedRegex("Credential=(ASIA|LSIA)([^/]*)/", RegexOptions.NonBacktracking)]
    private static partial Regex Session();

    private async Task HandleAsync(HttpContext context)
    {
        var session = Session().Match(context.Request.Headers.Authorization.ToString()).Value;
        if (session.Length > 0 && session == _revoked)
        {
            Refused++;
            context.Response.StatusCode = _status;
            context.Response.ContentType = "application/xml";
            await context.Response.WriteAsync($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{_code}</Code><Message>The session is over.</Message></Error>");
            return;
        }

        if (session.Length > 0) Sessions[session] = true;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_behind, context.Request.Path + context.Request.QueryString));
        if (context.Request.ContentLength > 0) request.Content = new StreamContent(context.Request.Body);
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        }

        using var answer = await _http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Transfer-Encoding" or "Connection"))) context.Response.Headers[name] = values.ToArray();
        var query = context.Request.Query;
        if (query.ContainsKey("list-type") && !query.ContainsKey("delimiter")) _revoked ??= session;
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
