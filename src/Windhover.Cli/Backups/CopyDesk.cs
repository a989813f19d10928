using System.Net.Sockets;
using System.Text;
using Windhover.Core.Stores;
using Windhover.Storage;

namespace Windhover.Cli.Backups;

/// <summary>
/// Keeps the telemetry store still while another process copies its file: DuckDB lets nobody else in. Whoever connects to the socket in the data folder has it held until it says <c>done</c>
/// or goes away; the socket is its owner's alone (mode 0600). Reading and serving go on, only the next commit waits.
/// </summary>
internal sealed class CopyDesk : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private readonly string path;
    private readonly ITelemetryStore telemetry;
    private readonly Action<string> log;
    private readonly CancellationTokenSource stop = new();
    private readonly Socket? listener;
    private readonly Task serving = Task.CompletedTask;

    /// <param name="dataFolder">Where the socket lies.</param>
    /// <param name="telemetry">What is held.</param>
    /// <param name="log">Takes one line.</param>
    public CopyDesk(string dataFolder, ITelemetryStore telemetry, Action<string> log)
    {
        (path, this.telemetry, this.log) = (CopyHold.SocketOf(dataFolder), telemetry, log);
        try
        {
            File.Delete(path);
            listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            listener.Bind(new UnixDomainSocketEndPoint(path));
            PrivateFiles.Protect(path);
            listener.Listen(4);
            serving = Task.Run(ServeAsync);
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            listener?.Dispose();
            listener = null;
            log($"no backup can be taken while this runs: {failure.Message}");
        }
    }

    /// <summary>Lets go of what is held, and stops.</summary>
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener?.Dispose();
        await serving;
        stop.Dispose();
        if (listener is not null) File.Delete(path);
    }

    private async Task ServeAsync()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var client = await listener!.AcceptAsync(stop.Token);

                // The lock belongs to a thread, and is held for as long as the copy takes.
                await Task.Factory.StartNew(() => telemetry.WhileStill(() => Hold(client)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            catch (Exception failure) when (failure is SocketException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                if (!stop.IsCancellationRequested) log($"a copy of the telemetry was cut off: {failure.Message}");
            }
        }
    }

    private void Hold(Socket client)
    {
        using var ended = stop.Token.Register(client.Dispose);
        client.ReceiveTimeout = (int)Longest.TotalMilliseconds;
        client.Send(Encoding.ASCII.GetBytes(CopyHold.Held));
        var answer = new byte[16];
        if (client.Receive(answer) > 0) client.Send(Encoding.ASCII.GetBytes(CopyHold.Done));
    }
}
