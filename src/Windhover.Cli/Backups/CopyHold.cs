using System.Net.Sockets;
using System.Text;

namespace Windhover.Cli.Backups;

/// <summary>The other end of <see cref="CopyDesk"/>: while this is there, the telemetry file of a running server does not change.</summary>
internal sealed class CopyHold : IDisposable
{
    /// <summary>What the server says once it holds still.</summary>
    public const string Held = "held\n";

    /// <summary>What both say at the end.</summary>
    public const string Done = "done\n";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private readonly Socket socket;

    private CopyHold(Socket socket) => this.socket = socket;

    /// <summary>Where the socket of a data folder lies.</summary>
    public static string SocketOf(string dataFolder) => Path.Combine(dataFolder, "copy.sock");

    /// <summary>Has a running server hold still.</summary>
    /// <returns>Null when no server runs over the folder.</returns>
    /// <exception cref="BackupException">A server runs and does not answer.</exception>
    public static CopyHold? Take(string dataFolder)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(SocketOf(dataFolder)));
        }
        catch (Exception failure) when (failure is SocketException or ArgumentException)
        {
            socket.Dispose();
            return null;
        }

        var hold = new CopyHold(socket);
        if (hold.Hear() == Held) return hold;
        hold.Dispose();
        throw new BackupException("the server that runs over this folder does not answer");
    }

    /// <summary>Says that the copy is made.</summary>
    /// <exception cref="BackupException">The server went on meanwhile, so the copy is worth nothing.</exception>
    public void End()
    {
        try
        {
            socket.Send(Encoding.ASCII.GetBytes(Done));
        }
        catch (SocketException)
        {
            throw new BackupException("the server stopped while its telemetry was copied");
        }

        if (Hear() != Done) throw new BackupException("the server stopped while its telemetry was copied");
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private string Hear()
    {
        try
        {
            socket.ReceiveTimeout = (int)Patience.TotalMilliseconds;
            var heard = new byte[16];
            return Encoding.ASCII.GetString(heard, 0, socket.Receive(heard));
        }
        catch (SocketException)
        {
            return "";
        }
    }
}
