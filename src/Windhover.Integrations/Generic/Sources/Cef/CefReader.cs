using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Cef;

/// <summary>Reads one file, line by line.</summary>
/// <param name="context">What it is read with.</param>
internal sealed class CefReader(ReaderContext context) : AlertLineReader(context, "CEF")
{
    private readonly CefMapping mapping = new(context.Symbols);

    /// <inheritdoc />
    protected override int Find(ReadOnlySpan<byte> line) => CefHeader.Find(line);

    /// <inheritdoc />
    protected override string? Take(ReadOnlySpan<byte> text)
    {
        if (!CefHeader.TryTake(ref text, Pairs)) return "CEF header: too few fields";
        CefExtension.Read(text, Pairs);
        return null;
    }

    /// <inheritdoc />
    protected override bool TryTime(out long time, out string? problem)
    {
        problem = null;
        if (AlertTime.TryRead(Pairs.First("start"u8, "startTime"u8), Clock, out time)) return true;
        if (AlertTime.TryRead(Pairs.First("rt"u8, "deviceReceiptTime"u8), Clock, out time)) return true;
        if (AlertTime.TryRead(Pairs.First("end"u8, "endTime"u8), Clock, out time)) return true;
        if (!Pairs["start"u8].IsEmpty || !Pairs["rt"u8].IsEmpty || !Pairs["end"u8].IsEmpty) problem = "start, rt, end: not a time";
        return false;
    }

    /// <inheritdoc />
    protected override void Map(ReadOnlySpan<byte> sender, ref ActorActivity activity) => mapping.Map(Pairs, sender, ref activity);
}
