using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekKerberos;

/// <summary>One line is one ticket asked for.</summary>
internal sealed class ZeekKerberosMapping : ZeekReader
{
    private readonly JsonField request, client, service, success, error;
    private readonly SymbolCache words;
    private readonly SymbolCache names;

    /// <param name="context">What the file is read with.</param>
    public ZeekKerberosMapping(ReaderContext context)
        : base(context, ZeekKerberosSource.Log)
    {
        request = Field("request_type");
        client = Field("client");
        service = Field("service");
        success = Field("success");
        error = Field("error_msg");
        words = new SymbolCache(Symbols);
        names = DomainName.Cache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.Authentication);
        activity.Id = Id(record, record[request], record[service]);
        activity.Activity = ActivityKind.Logon;
        activity.Service = words.Of("kerberos"u8);
        activity.Operation = words.Of(record[request]);
        activity.Actor = Principal(record[client]);
        if (!activity.Actor.IsNone) activity.ActorKind = ActorKind.User;
        activity.Resource = words.Of(record[service]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("service"u8);
        activity.Outcome = OutcomeOf(record[success]);
        if (activity.Outcome == Outcome.Failure) activity.Error = words.Of(record[error]);
    }

    // alice/EXAMPLE.COM is alice@example.com, as other logs write her.
    private Symbol Principal(ReadOnlySpan<byte> client)
    {
        if (client.Length > 256) client = client[..256];
        var slash = client.LastIndexOf((byte)'/');
        if (client.IsEmpty || slash == 0) return default;
        if (slash == client.Length - 1) return names.Of(client[..slash]);
        Span<byte> principal = stackalloc byte[256];
        client.CopyTo(principal);
        if (slash > 0) principal[slash] = (byte)'@';
        return names.Of(principal[..client.Length]);
    }
}
