using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.Zeek;

/// <summary>
/// A log of Zeek other than the connection log: tab-separated text with its header, or one JSON object a line. All are of the name <c>zeek.PATH</c>.
/// </summary>
/// <remarks>
/// What a machine does on the wire has no actor: it belongs to the machine that opened the connection (<see cref="ActorActivity.SourceAddress"/> within
/// <see cref="ActorActivity.Network"/>, the sensor's name). Only Kerberos and NTLM name somebody. OCSF's words that we use have no class for TLS: a handshake is
/// what can be seen of an HTTPS request, so it is HttpActivity with the version as its operation and the server's name as its resource.
/// </remarks>
internal abstract class ZeekSource : ILogSource
{
    private readonly ZeekLog log;

    /// <param name="log">The log.</param>
    /// <param name="script">The script that defines it, below <c>https://docs.zeek.org/en/current/scripts/</c>.</param>
    /// <param name="classes">What comes out.</param>
    protected ZeekSource(ZeekLog log, string script, params EventClass[] classes)
    {
        this.log = log;
        Descriptor = new()
        {
            Name = "zeek." + log.Path.Replace('_', '-'),
            Title = $"Zeek {log.Path}.log",
            FormatPage = $"https://docs.zeek.org/en/current/scripts/{script}.zeek.html",
            Classes = classes,
            Framing = Framing.Lines,
        };
    }

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; }

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head) => log.Recognise(head);

    /// <inheritdoc />
    public abstract IRecordReader CreateReader(ReaderContext context);
}
