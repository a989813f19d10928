using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSmbMapping;

/// <summary>One line is one share that a machine connected to.</summary>
internal sealed class ZeekSmbMappingMapping : ZeekReader
{
    private readonly JsonField path, service;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekSmbMappingMapping(ReaderContext context)
        : base(context, ZeekSmbMappingSource.Log)
    {
        path = Field("path");
        service = Field("share_type");
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.FileHostingActivity);
        activity.Id = Id(record, record[path], record[service]);
        activity.Activity = ActivityKind.Read;
        activity.Outcome = Outcome.Success;
        activity.Protocol = 6;
        activity.Service = words.Of("smb"u8);
        activity.Operation = words.Of("tree connect"u8);
        activity.Resource = words.Of(record[path]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("share"u8);
        activity.Related = words.Of(record[service]);
    }
}
