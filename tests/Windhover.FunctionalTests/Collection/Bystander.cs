using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Collection;

/// <summary>Another host, to which links point that a provider should never have written: whoever asks it has carried a token away.</summary>
internal sealed class Bystander : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _asked;

    private Bystander()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(context =>
        {
            Interlocked.Increment(ref _asked);
            return context.Response.WriteAsync("[]");
        });
    }

    internal string Address => _app.Urls.First();

    /// <summary>How often it was asked.</summary>
    internal int Asked => _asked;

    internal static async Task<Bystander> StartAsync()
    {
        var bystander = new Bystander();
        await bystander._app.StartAsync();
        return bystander;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
