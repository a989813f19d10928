using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.Benchmarks.Collection;

/// <summary>Answers as an object store and a queue do, at once and from memory, so that what is measured is the collector and not the other side: objects of 300 bytes by number, each announced in a message of its own.</summary>
internal sealed class QuickPeer : IAsyncDisposable
{
    private const int PageSize = 1000;

    // Of an object that was written in parts: what the client would otherwise compare with the bytes.
    private const string Tag = "0123456789abcdef0123456789abcdef-1";
    private const string Time = "2026-03-02T10:00:00.000Z";
    private static readonly byte[] Content = Encoding.ASCII.GetBytes(new string('x', 299) + "\n");
    private readonly int count;
    private readonly WebApplication app;
    private int handed;

    private QuickPeer(int count)
    {
        this.count = count;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(context => context.Request.Method == "POST" ? QueueAsync(context) : context.Request.Path.Value!.Length > "/bucket/".Length ? ObjectAsync(context) : ListAsync(context));
    }

    public string Address { get; private set; } = "";

    /// <summary>Handles of messages that were deleted.</summary>
    public ConcurrentDictionary<string, bool> Deleted { get; } = new(StringComparer.Ordinal);

    public static async Task<QuickPeer> StartAsync(int count)
    {
        var peer = new QuickPeer(count);
        await peer.app.StartAsync().ConfigureAwait(false);
        peer.Address = peer.app.Urls.First() + "/";
        return peer;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Key(int number) => string.Create(CultureInfo.InvariantCulture, $"logs/{number:D7}.log");

    private static Task ObjectAsync(HttpContext context)
    {
        context.Response.Headers.ETag = $"\"{Tag}\"";
        context.Response.ContentLength = Content.Length;
        return context.Response.Body.WriteAsync(Content).AsTask();
    }

    private Task ListAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var from = int.TryParse(query["continuation-token"], CultureInfo.InvariantCulture, out var token) ? token : 0;
        var to = Math.Min(count, from + PageSize);
        var page = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListBucketResult><Name>bucket</Name>");
        page.Append(CultureInfo.InvariantCulture, $"<IsTruncated>{(to < count ? "true" : "false")}</IsTruncated>");
        if (to < count) page.Append(CultureInfo.InvariantCulture, $"<NextContinuationToken>{to}</NextContinuationToken>");
        for (var i = from; i < to; i++) page.Append(CultureInfo.InvariantCulture, $"<Contents><Key>{Key(i)}</Key><LastModified>{Time}</LastModified><ETag>\"{Tag}\"</ETag><Size>300</Size></Contents>");
        context.Response.ContentType = "application/xml";
        return context.Response.WriteAsync(page.Append("</ListBucketResult>").ToString());
    }

    private async Task QueueAsync(HttpContext context)
    {
        var action = context.Request.Headers["X-Amz-Target"].ToString();
        context.Response.ContentType = "application/x-amz-json-1.0";
        if (action.EndsWith("DeleteMessage", StringComparison.Ordinal))
        {
            using var body = await JsonDocument.ParseAsync(context.Request.Body).ConfigureAwait(false);
            Deleted[body.RootElement.GetProperty("ReceiptHandle").GetString()!] = true;
        }
        else if (action.EndsWith("ReceiveMessage", StringComparison.Ordinal))
        {
            var first = Interlocked.Add(ref handed, 10) - 10;
            var messages = Enumerable.Range(first, Math.Clamp(count - first, 0, 10)).Select(i => new { MessageId = $"{i}", ReceiptHandle = $"{i}", Body = Announcement(i) }).ToArray();
            if (messages.Length == 0) await Task.Delay(TimeSpan.FromSeconds(1), context.RequestAborted).ConfigureAwait(false);
            await context.Response.WriteAsync(JsonSerializer.Serialize(new { Messages = messages })).ConfigureAwait(false);
            return;
        }

        await context.Response.WriteAsync("{}").ConfigureAwait(false);
    }

    private static string Announcement(int number) =>
        $$$$"""{"Records":[{"eventName":"ObjectCreated:Put","awsRegion":"us-east-1","s3":{"bucket":{"name":"bucket"},"object":{"key":"{{{{Key(number)}}}}","eTag":"{{{{Tag}}}}"}}}]}""";
}
