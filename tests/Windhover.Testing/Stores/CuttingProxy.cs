using System.Net;
using System.Net.Sockets;

namespace Windhover.Testing.Stores;

/// <summary>A network between a program and a database, that is cut at the moment of a commit.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray(); // not the READ COMMITTED of a beginning
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int target;
    private readonly Task accepting;
    private volatile bool isArmed;
    private volatile bool isDelivered;

    /// <param name="target">The port of the database on 127.0.0.1.</param>
    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The port of the proxy on 127.0.0.1.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Cuts the connection of the next commit.</summary>
    /// <param name="delivered">True: the database is told to commit, and only its answer is lost.</param>
    public void CutAtNextCommit(bool delivered) => (isDelivered, isArmed) = (delivered, true);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true) connections.Add(RelayAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task RelayAsync(TcpClient program)
    {
        using var database = new TcpClient();
        using (program)
        {
            try
            {
                await database.ConnectAsync(IPAddress.Loopback, target, stop.Token);
                var isCut = new StrongBox();
                await Task.WhenAny(
                    PumpAsync(program.GetStream(), database.GetStream(), bytes => Asked(bytes, isCut)),
                    PumpAsync(database.GetStream(), program.GetStream(), _ => !isCut.Value));
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // Either side went.
            }
        }
    }

    // True when the bytes go on to the database.
    private bool Asked(ReadOnlyMemory<byte> bytes, StrongBox isCut)
    {
        if (!isArmed || bytes.Span.IndexOf(Commit) < 0) return true;
        isArmed = false;
        isCut.Value = true;
        return isDelivered;
    }

    private async Task PumpAsync(NetworkStream from, NetworkStream to, Func<ReadOnlyMemory<byte>, bool> goesOn)
    {
        var buffer = new byte[64 << 10];
        try
        {
            while (await from.ReadAsync(buffer, stop.Token) is var read and > 0)
            {
                if (!goesOn(buffer.AsMemory(0, read))) return;
                await to.WriteAsync(buffer.AsMemory(0, read), stop.Token);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side went.
        }
    }

    private sealed class StrongBox
    {
        public volatile bool Value;
    }
}
