using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Network.Sources.NetFlow;

/// <summary>
/// What routers, firewalls and probes export over UDP: NetFlow versions 5 and 9, IPFIX, and sFlow version 5, in any mixture. One source, since exporters of all
/// kinds send to one port: each datagram says what it is.
/// </summary>
internal sealed class NetFlowSource : ILogSource
{
    // A file that has only just begun, or begins with noise, is ours all the same: nothing else is kept in blocks.
    private const int BlocksAlone = 10;

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "netflow",
        Title = "NetFlow 5 and 9, IPFIX, sFlow 5",
        FormatPage = "https://www.rfc-editor.org/rfc/rfc7011",
        Classes = [EventClass.NetworkActivity],
        Framing = Framing.Blocks,
        Unit = "flow",
    };

    private static ReadOnlySpan<byte> FileMark => "WHBLK1\r\n"u8;

    private static ReadOnlySpan<byte> BlockMark => [0xC5, (byte)'B', (byte)'L', (byte)'K'];

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith(FileMark)) return 0;
        while (true)
        {
            var next = head.IndexOf(BlockMark);
            if (next < 0) return BlocksAlone;
            head = head[(next + BlockMark.Length)..];
            if (head.Length > 8 + DatagramHeader.Size && ExportKind.Of(head[(8 + DatagramHeader.Size)..]) != ExportVersion.None) return 95;
        }
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new ExportReader(context.Symbols, isCapture: false);
}
