using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekSsh;

/// <summary>One line is one connection; Zeek tells by the sizes of packets whether the sign-in worked.</summary>
internal sealed class ZeekSshMapping : ZeekReader
{
    private readonly JsonField success, client;
    private readonly SymbolCache agents;

    /// <param name="context">What the file is read with.</param>
    public ZeekSshMapping(ReaderContext context)
        : base(context, ZeekSshSource.Log)
    {
        success = Field("auth_success");
        client = Field("client");
        agents = new SymbolCache(banner => SshBanner.Family(banner, Symbols));
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.Authentication);
        activity.Id = Id(record, default);
        activity.Activity = ActivityKind.Logon;
        activity.Protocol = 6;
        activity.Service = Symbols.Intern("ssh"u8);
        activity.Operation = Symbols.Intern("login"u8);
        activity.Agent = agents.Of(record[client]);
        activity.Outcome = OutcomeOf(record[success]);
    }
}
