using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekRdp;

/// <summary>One line is one connection. Its end is known only where the server refused it, or took it without encryption.</summary>
internal sealed class ZeekRdpMapping : ZeekReader
{
    private readonly JsonField result, build, security, client;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekRdpMapping(ReaderContext context)
        : base(context, ZeekRdpSource.Log)
    {
        result = Field("result");
        build = Field("client_build");
        security = Field("security_protocol");
        client = Field("client_name");
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.Authentication);
        activity.Id = Id(record, default);
        activity.Activity = ActivityKind.Logon;
        activity.Protocol = 6;
        activity.Service = words.Of("rdp"u8);
        activity.Operation = words.Of("login"u8);
        activity.Agent = words.Of(record[build]);
        activity.Related = words.Of(record[security]);
        activity.SourceName = words.Of(record[client]);
        var end = record[result];
        if (end.IsEmpty || end.SequenceEqual("encrypted"u8)) return;
        activity.Outcome = end.SequenceEqual("Success"u8) ? Outcome.Success : Outcome.Failure;
        if (activity.Outcome == Outcome.Failure) activity.Error = words.Of(end);
    }
}
