using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Windhover.FunctionalTests.Response.Aws;

/// <summary>Stands before a server and hands calls on; of those that change something only as many as were let.</summary>
internal sealed class ChangeGate : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private readonly Uri _behind;

    private ChangeGate(Uri behind)
    {
        _behind = behind;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.Run(HandleAsync);
    }

    internal string Address => _app.Urls.First() + "/";

    /// <summary>Calls that change something and may still pass.</summary>
    internal int Let { get; set; }

    internal static async Task<ChangeGate> StartAsync(Uri behind)
    {
        var gate = new ChangeGate(behind);
        await gate._app.StartAsync();
        return gate;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var reads = new[] { "Action=Describe", "Action=Get", "Action=List" }.Any(r => body.Contains(r, StringComparison.Ordinal));
        if (!reads && Let-- <= 0)
        {
            context.Response.StatusCode = 500;
            await context.Response.WriteAsync("<Response><Errors><Error><Code>Gone</Code><Message>The process died here.</Message></Error></Errors></Response>");
            return;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, _behind) { Content = new StringContent(body) };
        request.Content.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        request.Headers.TryAddWithoutValidation("Authorization", context.Request.Headers.Authorization.ToString());
        using var answer = await _http.SendAsync(request);
        context.Response.StatusCode = (int)answer.StatusCode;
        await answer.Content.CopyToAsync(context.Response.Body);
    }
}
