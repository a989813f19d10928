using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;

namespace Windhover.FunctionalTests.Access;

/// <summary>One browser with its cookies, which says where its writes come from as browsers do; or a program with a token, which does not.</summary>
internal sealed class Visit : IDisposable
{
    private readonly HttpClientHandler _handler;

    internal Visit(Uri server, string? token = null, HttpClientHandler? handler = null)
    {
        Server = server;
        _handler = handler ?? new HttpClientHandler();
        _handler.AllowAutoRedirect = false;
        _handler.CookieContainer = Cookies;
        Http = new HttpClient(_handler) { BaseAddress = server };
        if (token is not null) Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        else Http.DefaultRequestHeaders.Add("Origin", server.GetLeftPart(UriPartial.Authority));
    }

    internal Uri Server { get; }

    internal HttpClient Http { get; }

    internal CookieContainer Cookies { get; } = new();

    /// <summary>The secret of the session; "" for none.</summary>
    internal string Secret => Cookies.GetCookies(Server).FirstOrDefault(cookie => cookie.Name.EndsWith("windhover", StringComparison.Ordinal))?.Value ?? "";

    internal async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith('/') ? path : "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>The status of an answer.</summary>
    internal async Task<HttpStatusCode> StatusAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        return answer.StatusCode;
    }

    /// <summary>Does what must succeed.</summary>
    internal async Task<JsonElement> DoAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, $"{method} {path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Reads what must be readable.</summary>
    internal Task<JsonElement> GetAsync(string path) => DoAsync(HttpMethod.Get, path);

    /// <summary>The name that the server knows; "" for nobody.</summary>
    internal async Task<string> WhoAsync() => (await GetAsync("session")).GetProperty("name").GetString()!;

    /// <summary>The newest entries of the audit log as "who what outcome"; for administrators.</summary>
    internal async Task<string[]> AuditAsync(int newest = 50) =>
        [.. (await GetAsync($"audit?limit={newest}")).GetProperty("items").EnumerateArray().Select(e => $"{e.GetProperty("who")} {e.GetProperty("what")} {e.GetProperty("outcome")}")];

    public void Dispose()
    {
        Http.Dispose();
        _handler.Dispose();
    }
}
