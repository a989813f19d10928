using System.Net;
using System.Net.Sockets;
using Windhover.Core.Ingestion.Collection;

namespace Windhover.Integrations.Http.Collection;

/// <summary>What can be tried of a listener before anybody sends.</summary>
internal static class ListenerTest
{
    /// <summary>Tries to listen.</summary>
    public static CollectorTestStep Try(IPEndPoint point, SocketType type)
    {
        var what = $"listen on {(type == SocketType.Dgram ? "UDP" : "TCP")} {point}";
        try
        {
            using var socket = new Socket(point.AddressFamily, type, type == SocketType.Dgram ? ProtocolType.Udp : ProtocolType.Tcp);
            socket.Bind(point);
            return new CollectorTestStep(what, "");
        }
        catch (SocketException failure)
        {
            return failure.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => new CollectorTestStep(what, "", "the port is in use", "stop what listens there (a running server does), or choose another port"),
                SocketError.AccessDenied => new CollectorTestStep(what, "CAP_NET_BIND_SERVICE", "ports below 1024 need a privilege", "choose a port from 1024 on, or give the program CAP_NET_BIND_SERVICE"),
                SocketError.AddressNotAvailable => new CollectorTestStep(what, "", "this machine has no such address", "write one of its own addresses, or 0.0.0.0 for all"),
                _ => new CollectorTestStep(what, "", failure.Message, "choose another address and port"),
            };
        }
    }

    /// <summary>Tries to read the certificates.</summary>
    public static CollectorTestStep Try(TlsFiles files)
    {
        try
        {
            TlsCertificates.Read(files);
            return new CollectorTestStep("read the certificates", "");
        }
        catch (IOException failure)
        {
            return new CollectorTestStep("read the certificates", "", failure.Message, "write PEM files that this user may read, the key without a password");
        }
    }
}
