using System.Net.Sockets;
using System.Text;

namespace Windhover.FunctionalTests.Server;

/// <summary>Sends a request exactly as written: a proper client would tidy it up first.</summary>
internal static class RawHttp
{
    internal static async Task<string> SendAsync(Uri server, string requestLine, params string[] headers)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(server.Host, server.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{requestLine}\r\n{string.Join("", headers.Select(header => header + "\r\n"))}Connection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
    }
}
