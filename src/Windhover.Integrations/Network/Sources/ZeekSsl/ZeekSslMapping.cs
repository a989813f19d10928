using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSsl;

/// <summary>One line is one handshake.</summary>
internal sealed class ZeekSslMapping : ZeekReader
{
    private readonly JsonField version, server, established, alert;
    private readonly SymbolCache names;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekSslMapping(ReaderContext context)
        : base(context, ZeekSslSource.Log)
    {
        version = Field("version");
        server = Field("server_name");
        established = Field("established");
        alert = Field("last_alert");
        names = DomainName.Cache(Symbols);
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.HttpActivity);
        activity.Id = Id(record, default);
        activity.Protocol = record[version].StartsWith("DTLS"u8) ? (byte)17 : (byte)6;
        activity.Service = words.Of("ssl"u8);
        activity.Operation = words.Of(record[version]);
        activity.Resource = names.Of(record[server]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("host"u8);
        activity.Outcome = OutcomeOf(record[established]);
        if (activity.Outcome == Outcome.Failure) activity.Error = words.Of(record[alert]);
    }
}
