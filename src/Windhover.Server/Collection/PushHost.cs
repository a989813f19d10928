using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Collection;

/// <summary>Listens for collections, apart from the API and the console: on ports of their own, with nothing behind them but the collection.</summary>
public sealed class PushHost : IPushHost
{
    /// <inheritdoc/>
    public async Task<IPushListener> ListenAsync(PushOptions options, Func<PushRequest, PushAnswer?> refuse, Func<PushRequest, CancellationToken, Task<PushAnswer>> answer, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Windhover.Server" });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxBodyBytes;
            kestrel.Limits.MaxRequestLineSize = 8 * 1024;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
            kestrel.Limits.MinRequestBodyDataRate = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(10));
            kestrel.Listen(options.EndPoint, listen =>
            {
                if (options.Tls is null) return;
                var tls = TlsCertificates.Read(options.Tls);
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = _ => ValueTask.FromResult(tls) });
            });
        });
        var app = builder.Build();
        var endpoint = new PushEndpoint(options, refuse, answer);
        app.Run(endpoint.AnswerAsync);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        var bound = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return new Listener(app, new IPEndPoint(options.EndPoint.Address, bound.Port));
    }

    private sealed class Listener(WebApplication app, IPEndPoint endPoint) : IPushListener
    {
        public IPEndPoint EndPoint { get; } = endPoint;

        public async ValueTask DisposeAsync()
        {
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
