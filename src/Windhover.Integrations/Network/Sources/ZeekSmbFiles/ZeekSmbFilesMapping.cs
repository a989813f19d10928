using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSmbFiles;

/// <summary>One line is one action on one file.</summary>
internal sealed class ZeekSmbFilesMapping : ZeekReader
{
    private readonly JsonField action, path, name, previous;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekSmbFilesMapping(ReaderContext context)
        : base(context, ZeekSmbFilesSource.Log)
    {
        action = Field("action");
        path = Field("path");
        name = Field("name");
        previous = Field("prev_name");
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.FileHostingActivity);
        activity.Id = Id(record, record[action], record[name]);
        activity.Activity = ActivityOf(record[action]);
        activity.Outcome = Outcome.Success;
        activity.Protocol = 6;
        activity.Service = words.Of("smb"u8);
        activity.Operation = words.Of(record[action]);
        activity.Resource = WholePath(record[path], record[name]);
        activity.ResourceKind = words.Of("file"u8);
        activity.Related = words.Of(record[previous]);
    }

    private static ActivityKind ActivityOf(ReadOnlySpan<byte> action) => action switch
    {
        _ when action.EndsWith("_OPEN"u8) || action.EndsWith("_READ"u8) => ActivityKind.Read,
        _ when action.EndsWith("_WRITE"u8) || action.EndsWith("_RENAME"u8) || action.EndsWith("_SET_ATTRIBUTE"u8) => ActivityKind.Update,
        _ when action.EndsWith("_DELETE"u8) => ActivityKind.Delete,
        _ => ActivityKind.Other,
    };

    // The share, and the file in it.
    private Symbol WholePath(ReadOnlySpan<byte> share, ReadOnlySpan<byte> file)
    {
        if (share.IsEmpty || file.IsEmpty) return Symbols.Intern(share.IsEmpty ? file : share);
        Span<byte> whole = stackalloc byte[SymbolTable.LongestText];
        share = share[..Math.Min(share.Length, whole.Length / 2)];
        file = file[..Math.Min(file.Length, whole.Length - share.Length - 1)];
        share.CopyTo(whole);
        whole[share.Length] = (byte)'\\';
        file.CopyTo(whole[(share.Length + 1)..]);
        return Symbols.Intern(whole[..(share.Length + 1 + file.Length)]);
    }
}
