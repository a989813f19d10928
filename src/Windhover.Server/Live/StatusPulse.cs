using System.Text.Json;
using Windhover.Server.Api;
using Windhover.Server.Json;

namespace Windhover.Server.Live;

/// <summary>Looks at the status once an interval while somebody listens, and sends it when it changed.</summary>
internal sealed class StatusPulse(StatusReport report, LiveFeed live, ServerOptions options, TimeProvider clock, ILogger<StatusPulse> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.StatusInterval, clock);
        byte[] sent = [];
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (live.Streams > 0) sent = SendIfChanged(sent);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop, which is no failure, even where the server never came to listen.
        }
    }

    private byte[] SendIfChanged(byte[] sent)
    {
        try
        {
            var status = report.Make();
            var bytes = JsonSerializer.SerializeToUtf8Bytes(status, ApiJson.Info<ServerStatus>());
            if (!bytes.AsSpan().SequenceEqual(sent)) live.Send(LiveMessage.Of(null, "status", status, ApiJson.Info<ServerStatus>()));
            return bytes;
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The status could not be made; the next interval tries again");
            return sent;
        }
    }
}
