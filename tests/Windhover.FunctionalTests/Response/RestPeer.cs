using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Response;

/// <summary>
/// A small peer that holds state and answers as a vendor's page says: what the page does not allow is refused and remembered. One call at a time; what a test fails is answered as the vendor
/// answers when it is throttling or broken.
/// </summary>
internal abstract class RestPeer : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Method, string Path, PeerAnswer Answer)> _failures = new();

    protected RestPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    internal string Address { get; private set; } = "";

    /// <summary>What was asked for that the page does not allow.</summary>
    internal ConcurrentQueue<string> Breaches { get; } = new();

    /// <summary>Every call, as <c>METHOD /path</c>.</summary>
    internal ConcurrentQueue<string> Calls { get; } = new();

    /// <summary>Calls that change something.</summary>
    internal IEnumerable<string> Writes => Calls.Where(c => !c.StartsWith("GET ", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>Answers the next call of a method, whose path holds a text, with something else.</summary>
    internal void Fail(string method, string path, PeerAnswer answer) => _failures.Enqueue((method, path, answer));

    /// <summary>All that an action could change, in a stable order.</summary>
    internal abstract string Dump();

    /// <summary>Does something while no call is answered.</summary>
    internal void Locked(Action work)
    {
        lock (_gate) work();
    }

    internal async Task StartAsync()
    {
        await _app.StartAsync();
        Address = _app.Urls.First();
    }

    /// <summary>Answers; it is never called twice at one time.</summary>
    protected abstract PeerAnswer Answer(PeerCall call);

    /// <summary>The vendor's words for a call that its page does not know.</summary>
    protected PeerAnswer Breach(PeerCall call, string what)
    {
        Breaches.Enqueue($"{call.Method} {call.Path}: {what}");
        return new PeerAnswer(400, new JsonObject { ["error"] = new JsonObject { ["code"] = "BadRequest", ["message"] = what } });
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var path = raw.Split('?')[0];
        using var reader = new StreamReader(context.Request.Body);
        var text = await reader.ReadToEndAsync();
        Calls.Enqueue($"{context.Request.Method} {path}");
        PeerAnswer answer;
        lock (_gate)
        {
            if (_failures.TryPeek(out var failure) && failure.Method == context.Request.Method && path.Contains(failure.Path, StringComparison.Ordinal) && _failures.TryDequeue(out _)) answer = failure.Answer;
            else answer = Answer(new PeerCall(context.Request, path, text));
        }

        if (answer.After is { } after) context.Response.Headers.RetryAfter = after;
        if (answer.Tag is { } tag) context.Response.Headers.ETag = tag;
        context.Response.StatusCode = answer.Status;
        if (answer.Body is { } body) await context.Response.WriteAsJsonAsync(body);
    }
}
