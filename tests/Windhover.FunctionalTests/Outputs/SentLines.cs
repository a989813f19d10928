using System.Net.Sockets;

namespace Windhover.FunctionalTests.Outputs;

/// <summary>Waits for what a real receiver does, not for time.</summary>
internal static class SentLines
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Returns once somebody listens on a port of this machine.</summary>
    public static async Task ListensAsync(int port)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (await timer.WaitForNextTickAsync(limit.Token))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port, limit.Token);
                return;
            }
            catch (SocketException)
            {
                // It starts.
            }
        }
    }

    /// <summary>A file's lines once there are so many.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(string file, int wanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            var lines = File.Exists(file) ? await File.ReadAllLinesAsync(file) : [];
            if (lines.Length >= wanted || limit.IsCancellationRequested) return lines;
            await timer.WaitForNextTickAsync();
        }
    }
}
