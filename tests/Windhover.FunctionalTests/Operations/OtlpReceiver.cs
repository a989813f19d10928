using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Operations;

/// <summary>
/// Takes metrics and traces by OTLP over HTTP (https://opentelemetry.io/docs/specs/otlp/#otlphttp) and reads their names out of the protobuf
/// (https://github.com/open-telemetry/opentelemetry-proto: resource 1 → scope 2 → metric or span 2 → name).
/// </summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private readonly WebApplication app;

    private OtlpReceiver(WebApplication app) => this.app = app;

    /// <summary>Where it listens.</summary>
    public Uri Url => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Names of metrics that came.</summary>
    public ConcurrentDictionary<string, bool> Metrics { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of spans that came.</summary>
    public ConcurrentDictionary<string, bool> Spans { get; } = new(StringComparer.Ordinal);

    /// <summary>What came that is not as the protocol says.</summary>
    public ConcurrentQueue<string> Wrong { get; } = new();

    public static async Task<OtlpReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddRouting();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var receiver = new OtlpReceiver(app);
        app.MapPost("/v1/metrics", context => receiver.TakeAsync(context, receiver.Metrics, nameField: 1));
        app.MapPost("/v1/traces", context => receiver.TakeAsync(context, receiver.Spans, nameField: 5));
        await app.StartAsync();
        return receiver;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, ConcurrentDictionary<string, bool> names, int nameField)
    {
        if (context.Request.ContentType != "application/x-protobuf") Wrong.Enqueue($"content type {context.Request.ContentType}");
        using var body = new MemoryStream();
        if (context.Request.Headers.ContentEncoding == "gzip")
        {
            await using var unzipped = new GZipStream(context.Request.Body, CompressionMode.Decompress);
            await unzipped.CopyToAsync(body);
        }
        else
        {
            await context.Request.Body.CopyToAsync(body);
        }

        try
        {
            foreach (var resource in Fields(body.ToArray(), 1))
            {
                foreach (var scope in Fields(resource, 2))
                {
                    foreach (var item in Fields(scope, 2)) names[Encoding.UTF8.GetString(Fields(item, nameField).First())] = true;
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IndexOutOfRangeException or ArgumentException)
        {
            Wrong.Enqueue(broken.ToString());
        }

        context.Response.ContentType = "application/x-protobuf";
    }

    // Length-delimited fields of one number (https://protobuf.dev/programming-guides/encoding/).
    private static List<byte[]> Fields(byte[] message, int number)
    {
        var found = new List<byte[]>();
        for (var at = 0; at < message.Length;)
        {
            var tag = Varint(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Varint(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 2:
                    var length = (int)Varint(message, ref at);
                    if (tag >> 3 == (ulong)number) found.Add(message[at..(at + length)]);
                    at += length;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    throw new InvalidDataException($"no wire type {tag & 7}");
            }
        }

        return found;
    }

    private static ulong Varint(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return value;
        }
    }
}
