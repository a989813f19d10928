using Windhover.Core.Ingestion;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekOther;

/// <summary>
/// Logs of Zeek that say nothing about what a machine did, or nothing that is read yet: known by their <c>#path</c> (or <c>_path</c>), counted and ignored.
/// </summary>
internal sealed class ZeekOtherSource : ILogSource
{
    private static readonly ZeekLog None = new("");

    /// <inheritdoc />
    public SourceDescriptor Descriptor { get; } = new()
    {
        Name = "zeek.other",
        Title = "Zeek's other logs",
        FormatPage = "https://docs.zeek.org/en/current/script-reference/log-files.html",
        Classes = [],
        Framing = Framing.Lines,
    };

    /// <inheritdoc />
    public int Recognise(ReadOnlySpan<byte> head)
    {
        var header = new ZeekHeader(_ => 0, None.Path, []);
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].TrimEnd((byte)'\r');
            if (line.IsEmpty) continue;
            if (header.TryRead(line)) continue;
            if (line[0] == '{') return ZeekOtherLogs.Has(ZeekLog.PathOf(line)) && line.IndexOf("\"ts\""u8) >= 0 ? 60 : 0;
            break;
        }

        return header.HasColumns && ZeekOtherLogs.Has(header.Path) ? 60 : 0;
    }

    /// <inheritdoc />
    public IRecordReader CreateReader(ReaderContext context) => new ZeekOtherMapping();
}
