using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekDns;

/// <summary>One line is one query with its answer.</summary>
internal sealed class ZeekDnsMapping : ZeekReader
{
    private readonly JsonField protocol, transaction, query, type, code;
    private readonly SymbolCache names;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekDnsMapping(ReaderContext context)
        : base(context, ZeekDnsSource.Log)
    {
        protocol = Field("proto");
        transaction = Field("trans_id");
        query = Field("query");
        type = Field("qtype_name", "qtype");
        code = Field("rcode_name", "rcode");
        names = DomainName.Cache(Symbols);
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.DnsActivity);
        activity.Id = Id(record, record[transaction], record[query], record[type]);
        activity.Activity = ActivityKind.Read;
        activity.Protocol = record.Is(protocol, "tcp"u8) ? (byte)6 : (byte)17;
        activity.Service = words.Of("dns"u8);
        activity.Operation = words.Of(record[type]);
        activity.Resource = names.Of(record[query]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("domain"u8);
        var answer = record[code];
        if (answer.IsEmpty) return;
        var isGood = answer.SequenceEqual("NOERROR"u8) || answer.SequenceEqual("0"u8);
        activity.Outcome = isGood ? Outcome.Success : Outcome.Failure;
        if (!isGood) activity.Error = words.Of(answer);
    }
}
