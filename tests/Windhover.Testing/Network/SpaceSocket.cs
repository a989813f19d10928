using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Windhover.Testing.Network;

/// <summary>Sockets of this process within a network namespace: a socket stays in the namespace of the thread that made it (setns(2)).</summary>
public static partial class SpaceSocket
{
    private const int NewNetwork = 0x40000000;

    /// <summary>Makes one; the thread that makes it ends with the call.</summary>
    public static Socket Create(string space, AddressFamily family, SocketType kind)
    {
        Socket? socket = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                using var file = File.OpenHandle($"/run/netns/{space}");
                if (SetNamespace((int)file.DangerousGetHandle(), NewNetwork) != 0) throw new Win32Exception(Marshal.GetLastPInvokeError());
                socket = new Socket(family, kind, kind == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp);
            }
            catch (Exception wrong)
            {
                failure = wrong;
            }
        });
        thread.Start();
        thread.Join();
        return socket ?? throw new InvalidOperationException($"no socket in {space}", failure);
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(int file, int kind);
}
