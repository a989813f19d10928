using System.Globalization;
using Windhover.Server.Api;
using Windhover.Server.Authentication;
using Windhover.Server.Errors;
using Windhover.Server.Json;

namespace Windhover.Server.Live;

/// <summary>The stream of updates.</summary>
internal static class LiveEndpoint
{
    private const string About =
        "Server-sent events. `incident` and `alert` carry one, whole; `status` the body of `/api/v1/status`, at most once a second and only when it changed; " +
        "`missed` says that the client came back too late and must fetch its lists again. Updates are numbered, and the header `Last-Event-ID` resumes after one. " +
        "A comment every 15 seconds keeps an idle stream open. A client that reads too slowly is cut off; so is one whose session or token has ended.";

    internal static void MapLive(this WebApplication app) => app.MapGet(ApiEndpoints.Root + "/stream", StreamAsync)
        .WithName("stream").WithTags("live").WithSummary("Updates as they happen").WithDescription(About)
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task StreamAsync(
        HttpContext context, LiveFeed live, StatusReport report, ServerOptions options, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        var client = live.TryOpen(LastEventId(context.Request), out var missed);
        if (client is null)
        {
            context.Response.Headers.RetryAfter = "10";
            await Problems.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "Too many pages listen already; close one.");
            return;
        }

        var who = SignedIn.Of(context);
        var authenticator = who is null ? null : context.RequestServices.GetRequiredService<Authenticator>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping, client.Cut);
        try
        {
            var writer = new LiveWriter(context.Response, options.Heartbeat, clock, () => who is null || authenticator!.IsStillIn(who));
            await writer.StartAsync(end.Token);
            await writer.WriteAsync(LiveMessage.Of(null, "status", report.Make(), ApiJson.Info<ServerStatus>()), end.Token);
            foreach (var message in missed) await writer.WriteAsync(message, end.Token);
            await writer.WriteAllAsync(client.Queue, end.Token);
        }
        catch (OperationCanceledException)
        {
            if (client.Cut.IsCancellationRequested) context.Abort(); // a write may hang in the socket: only this frees it
        }
        finally
        {
            live.Close(client);
        }
    }

    private static long? LastEventId(HttpRequest request) =>
        long.TryParse(request.Headers["Last-Event-ID"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
}
