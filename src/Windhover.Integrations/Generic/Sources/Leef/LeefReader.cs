using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Leef;

/// <summary>Reads one file, line by line.</summary>
/// <param name="context">What it is read with.</param>
internal sealed class LeefReader(ReaderContext context) : AlertLineReader(context, "LEEF")
{
    private readonly LeefMapping mapping = new(context.Symbols);

    /// <inheritdoc />
    protected override int Find(ReadOnlySpan<byte> line) => LeefHeader.Find(line);

    /// <inheritdoc />
    protected override string? Take(ReadOnlySpan<byte> text)
    {
        if (!LeefHeader.TryTake(ref text, Pairs, out var delimiter)) return "LEEF header: too few fields, or a delimiter that is none";
        LeefAttributes.Read(text, delimiter, Pairs);
        return null;
    }

    /// <inheritdoc />
    protected override bool TryTime(out long time, out string? problem)
    {
        problem = Pairs["devTime"u8].IsEmpty ? null : "devTime: not a time";
        return LeefTime.TryRead(Pairs["devTime"u8], Pairs["devTimeFormat"u8], Clock, out time);
    }

    /// <inheritdoc />
    protected override void Map(ReadOnlySpan<byte> sender, ref ActorActivity activity) => mapping.Map(Pairs, sender, ref activity);
}
