using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Windhover.Server.Api;
using Windhover.Server.Authentication;
using Windhover.Server.Authentication.OpenId;
using Windhover.Server.ConsoleFiles;
using Windhover.Server.Description;
using Windhover.Server.Errors;
using Windhover.Server.Json;
using Windhover.Server.Live;
using Windhover.Server.Operations;
using Windhover.Server.Security;

namespace Windhover.Server;

/// <summary>A running server: the API, its live updates and the console.</summary>
public sealed class WindhoverServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WindhoverServer(WebApplication app, Uri url) => (_app, Url) = (app, url);

    /// <summary>Where it listens, with the port that was really taken.</summary>
    public Uri Url { get; }

    /// <summary>Starts a server; it listens when the task ends.</summary>
    /// <exception cref="ServerRefusedException">The URL is malformed, in use, or one that others could reach who should not.</exception>
    public static async Task<WindhoverServer> StartAsync(ServerOptions options, ServerParts parts, CancellationToken cancellation = default)
    {
        var address = ListenAddress.Of(options);
        var app = Build(options, parts, address);
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException failure)
        {
            await app.DisposeAsync();
            throw new ServerRefusedException($"Cannot listen on {options.Url}: {failure.Message}");
        }

        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(app, new Uri(bound));
    }

    /// <summary>Ends when the server was told to stop, by <see cref="DisposeAsync"/>, the cancellation, Ctrl+C or SIGTERM.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation = default) => _app.WaitForShutdownAsync(cancellation);

    /// <summary>Ends all live streams, finishes the requests under way and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // Nothing comes from the environment: what a server does is what its options say.
    private static WebApplication Build(ServerOptions options, ServerParts parts, ListenAddress address)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Windhover.Server" });
        builder.AddListener(options, address);
        builder.Services.AddParts(options, parts);
        builder.Services.AddRoutingCore();
        builder.Services.AddResponseCompression();
        builder.Services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        builder.Services.AddApiDescription();

        var app = builder.Build();
        app.UseRequestTraces();
        app.UseErrorResponses();
        app.UseProxy(options);
        app.UseSecurityHeaders();
        app.UseKnownHostsOnly(options.Hosts);
        app.UseMetrics();
        app.UseResponseCompression();
        app.UseConsoleFiles(options.ConsoleDirectory);
        app.UseRouting();
        app.MapHealth();
        app.UseSignIn(options);
        app.MapApi();
        app.MapLive();
        app.MapApiDescription();
        app.MapOpenId(options.SignIn);
        app.MapConsolePages(options.ConsoleDirectory);
        return app;
    }
}
