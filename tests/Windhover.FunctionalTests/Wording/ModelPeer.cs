using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Wording;

/// <summary>
/// Answers as an endpoint with chat completions does (https://platform.openai.com/docs/api-reference/chat/create): a Bearer key, a model and messages in, <c>choices[0].message.content</c> out. What it
/// says, and whether it behaves, is up to the test.
/// </summary>
internal sealed class ModelPeer : IAsyncDisposable
{
    internal const string Key = "sk-only-of-this-test";
    internal const string Model = "small-1";
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _end = new();
    private Func<HttpContext, Task> _behave = context => SayAsync(context, "");

    private ModelPeer()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Use(async (HttpContext context, RequestDelegate next) =>
        {
            Connections.Enqueue(context.Connection.Id);
            await next(context);
        });
        _app.MapPost("/v1/chat/completions", AnswerAsync);
    }

    internal Uri BaseUrl => new(_app.Urls.First() + "/v1");

    /// <summary>The bodies that came.</summary>
    internal ConcurrentQueue<JsonElement> Asked { get; } = new();

    /// <summary>One for each request, of whatever kind.</summary>
    internal ConcurrentQueue<string> Connections { get; } = new();

    internal static async Task<ModelPeer> StartAsync()
    {
        var peer = new ModelPeer();
        await peer._app.StartAsync();
        return peer;
    }

    /// <summary>What it says from now on.</summary>
    internal void Says(string content) => _behave = context => SayAsync(context, content);

    /// <summary>Answers with bytes as they are.</summary>
    internal void Sends(int status, string body) => _behave = async context =>
    {
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(body);
    };

    /// <summary>Takes the request and never answers.</summary>
    internal void Hangs() => _behave = context => new TaskCompletionSource().Task.WaitAsync(context.RequestAborted).WaitAsync(_end.Token);

    /// <summary>Answers without end.</summary>
    internal void Floods() => _behave = async context =>
    {
        var block = new byte[64 * 1024];
        Array.Fill(block, (byte)' ');
        while (!context.RequestAborted.IsCancellationRequested) await context.Response.Body.WriteAsync(block, context.RequestAborted);
    };

    /// <summary>Fails the next request in this way, then does what it did before.</summary>
    internal void FailsOnce(int status)
    {
        var then = _behave;
        _behave = context =>
        {
            _behave = then;
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _app.DisposeAsync();
        _end.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        Asked.Enqueue(body.RootElement.Clone());
        if (context.Request.Headers.Authorization != "Bearer " + Key)
        {
            context.Response.StatusCode = 401;
            return;
        }

        try
        {
            await _behave(context);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
        }
    }

    private static Task SayAsync(HttpContext context, string content) => context.Response.WriteAsJsonAsync(new
    {
        id = "chatcmpl-1", @object = "chat.completion", created = 1_772_409_600, model = Model,
        choices = new[] { new { index = 0, message = new { role = "assistant", content, refusal = (string?)null }, finish_reason = "stop" } },
        usage = new { prompt_tokens = 1, completion_tokens = 1, total_tokens = 2 },
    });
}
