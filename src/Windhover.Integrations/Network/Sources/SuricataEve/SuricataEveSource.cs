using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>
/// Suricata's event log (EVE JSON): alerts, flows, and what its parsers saw of DNS, HTTP, TLS, SSH and files, told apart by <c>event_type</c>.
/// </summary>
/// <remarks>
/// As in Zeek's logs, what a machine does on the wire has no actor and belongs to the client's address within the sensor's network; a TLS handshake is HttpActivity.
/// </remarks>
internal sealed class SuricataEveSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "suricata.eve",
        Title = "Suricata EVE JSON",
        FormatPage = "https://docs.suricata.io/en/latest/output/eve/eve-json-format.html",
        Classes = [EventClass.DetectionFinding, EventClass.NetworkActivity, EventClass.DnsActivity, EventClass.HttpActivity, EventClass.Authentication, EventClass.FileHostingActivity],
        Framing = Framing.Json,
        Unit = "record",
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var start = head.TrimStart(" \t\r\n["u8);
        if (start.IsEmpty || start[0] != '{') return 0;
        if (start.IndexOf("\"event_type\""u8) < 0 || start.IndexOf("\"timestamp\""u8) < 0) return 0;
        var hasEnds = start.IndexOf("\"src_ip\""u8) >= 0 && start.IndexOf("\"dest_ip\""u8) >= 0 && start.IndexOf("\"proto\""u8) >= 0;
        return hasEnds ? 90 : start.IndexOf("\"stats\""u8) >= 0 && start.IndexOf("\"uptime\""u8) >= 0 ? 80 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new SuricataEveMapping(context);
}
