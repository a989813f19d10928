using System.Net;
using Windhover.Core.Ingestion.Collection;
using Windhover.Server.Authentication;
using Windhover.Server.Operations;

namespace Windhover.Server;

/// <summary>How a server behaves.</summary>
public sealed record ServerOptions
{
    /// <summary>
    /// Where it listens: <c>http://</c> (<c>https://</c> with <see cref="Tls"/>), an address or <c>localhost</c>, a port (0 takes a free one). Another address than a loopback one needs <see cref="SignIn"/>,
    /// and <see cref="Tls"/> or <see cref="BehindProxy"/>. The default is <c>http://127.0.0.1:8420</c>.
    /// </summary>
    public string Url { get; init; } = "http://127.0.0.1:8420";

    /// <summary>What the pages say they show: live logs or the simulated estate. The default is <see cref="ServerMode.Serve"/>.</summary>
    public ServerMode Mode { get; init; } = ServerMode.Serve;

    /// <summary>How people sign in; null, the default, for nobody asks: then it listens on this machine only.</summary>
    public SignInOptions? SignIn { get; init; }

    /// <summary>The certificate and key for https; null, the default, for http.</summary>
    public TlsFiles? Tls { get; init; }

    /// <summary>True when a proxy that speaks https stands before it: it is believed who asks (<c>X-Forwarded-For</c>) and how (<c>X-Forwarded-Proto</c>), and without <see cref="Tls"/> nobody else is answered. The default is false.</summary>
    public bool BehindProxy { get; init; }

    /// <summary>Addresses and networks of the proxies, besides the loopback ones. The default is none.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>The names that it answers to, besides the loopback ones. The default is none.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>The built console (its <c>index.html</c> lies in it). The default is <c>console</c> beside the executable.</summary>
    public string ConsoleDirectory { get; init; } = Path.Combine(AppContext.BaseDirectory, "console");

    /// <summary>Most bytes of a request's body. The default is 64 KiB.</summary>
    public int MaxBodyBytes { get; init; } = 64 * 1024;

    /// <summary>Most bytes of a raw record that are sent. The default is 256 KiB.</summary>
    public int MaxRecordBytes { get; init; } = 256 * 1024;

    /// <summary>Most connections at one time; more are refused. The default is 256.</summary>
    public int MaxConnections { get; init; } = 256;

    /// <summary>Who may know how the program itself fares. The default is programs of this machine.</summary>
    public TelemetryOptions Telemetry { get; init; } = new();

    /// <summary>How long an idle stream stays silent before a comment keeps it open. The default is 15 seconds.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often the status is looked at while somebody listens; it is sent only when it changed. The default is 1 second.</summary>
    public TimeSpan StatusInterval { get; init; } = TimeSpan.FromSeconds(1);
}
