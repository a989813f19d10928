namespace Windhover.Server.Wording;

/// <summary>Runs the desk for as long as the server runs.</summary>
internal sealed class WordingWorker(WordingDesk desk) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.Run(() => desk.RunAsync(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop.
        }
    }
}
