using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekHttp;

/// <summary>One line is one request with its answer.</summary>
internal sealed class ZeekHttpMapping : ZeekReader
{
    private readonly JsonField depth, method, host, agent, status, sent, received;
    private readonly SymbolCache names;
    private readonly SymbolCache agents;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekHttpMapping(ReaderContext context)
        : base(context, ZeekHttpSource.Log)
    {
        depth = Field("trans_depth");
        method = Field("method");
        host = Field("host");
        agent = Field("user_agent");
        status = Field("status_code");
        sent = Field("request_body_len");
        received = Field("response_body_len");
        names = DomainName.Cache(Symbols);
        agents = new SymbolCache(agent => UserAgentFamily.Intern(agent, Symbols), width: 256);
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.HttpActivity);
        activity.Id = Id(record, record[depth]);
        activity.Activity = HttpWords.ActivityOf(record[method]);
        activity.Protocol = 6;
        activity.Service = words.Of("http"u8);
        activity.Operation = words.Of(record[method]);
        activity.Resource = names.Of(record[host]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("host"u8);
        activity.Agent = agents.Of(record[agent]);
        activity.Outcome = HttpWords.OutcomeOf(record[status]);
        if (activity.Outcome == Outcome.Failure) activity.Error = words.Of(record[status]);
        activity.BytesIn = Count(record[sent]);
        activity.BytesOut = Count(record[received]);
    }
}
