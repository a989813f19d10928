using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>A server that knows who calls, and answers every other call as a test says: with what the emulator never answers.</summary>
internal sealed class AwsPeer : IAsyncDisposable
{
    private const string Who = "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/windhover</Arn><UserId>AIDA</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>";
    private readonly WebApplication _app;

    private AwsPeer(WebApplication app) => _app = app;

    internal Uri Address => new(_app.Urls.First());

    /// <summary>Forms that came, without those that ask who calls.</summary>
    internal ConcurrentQueue<IFormCollection> Calls { get; } = new();

    internal static async Task<AwsPeer> StartAsync(Func<IFormCollection, int, (int Status, string Body)> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var peer = new AwsPeer(app);
        app.Run(async context =>
        {
            var form = await context.Request.ReadFormAsync();
            if (form["Action"] == "GetCallerIdentity")
            {
                await context.Response.WriteAsync(Who);
                return;
            }

            peer.Calls.Enqueue(form);
            var (status, body) = answer(form, peer.Calls.Count);
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/xml";
            await context.Response.WriteAsync(body);
        });
        await app.StartAsync();
        return peer;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
