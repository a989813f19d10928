using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>Zeek's connection log, as tab-separated text with its header or as one JSON object a line.</summary>
internal sealed class ZeekConnSource : ILogSource
{
    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "zeek.conn",
        Title = "Zeek conn.log",
        FormatPage = "https://docs.zeek.org/en/current/scripts/base/protocols/conn/main.zeek.html",
        Classes = [EventClass.NetworkActivity],
        Framing = Framing.Lines,
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var header = ConnColumns.Header();
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].TrimEnd((byte)'\r');
            if (line.IsEmpty) continue;
            if (header.TryRead(line)) continue;
            if (line[0] != '{') break;
            if (IsConnection(line)) return 90;
        }

        return header.IsOwn ? 95 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new ZeekConnMapping(context.Symbols);

    // Names with both quotes: text inside another log's strings has a backslash before the second one.
    private static bool IsConnection(ReadOnlySpan<byte> line) =>
        line.IndexOf("\"conn_state\""u8) >= 0
        && line.IndexOf("\"proto\""u8) >= 0
        && (line.IndexOf("\"id.orig_h\""u8) >= 0 || (line.IndexOf("\"id\""u8) >= 0 && line.IndexOf("\"orig_h\""u8) >= 0));
}
