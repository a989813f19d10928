using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekNtlm;

/// <summary>One line is one sign-in.</summary>
internal sealed class ZeekNtlmMapping : ZeekReader
{
    private readonly JsonField user, domain, workstation, server, success;
    private readonly SymbolCache names;

    /// <param name="context">What the file is read with.</param>
    public ZeekNtlmMapping(ReaderContext context)
        : base(context, ZeekNtlmSource.Log)
    {
        user = Field("username");
        domain = Field("domainname");
        workstation = Field("hostname");
        server = Field("server_dns_computer_name", "server_nb_computer_name");
        success = Field("success");
        names = DomainName.Cache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryEnds(record, at, output, out var ends)) return;
        ref var activity = ref Begin(record, at, output, ends, EventClass.Authentication);
        activity.Id = Id(record, record[user]);
        activity.Activity = ActivityKind.Logon;
        activity.Protocol = 6;
        activity.Service = Symbols.Intern("ntlm"u8);
        activity.Operation = Symbols.Intern("login"u8);
        activity.Actor = Principal(record[domain], record[user]);
        if (!activity.Actor.IsNone) activity.ActorKind = ActorKind.User;
        activity.SourceName = names.Of(record[workstation]);
        activity.Resource = names.Of(record[server]);
        if (!activity.Resource.IsNone) activity.ResourceKind = Symbols.Intern("host"u8);
        activity.Outcome = OutcomeOf(record[success]);
    }

    // The domain's short name and the user's, as Windows writes both; nobody for a sign-in without a user.
    private Symbol Principal(ReadOnlySpan<byte> domainName, ReadOnlySpan<byte> userName)
    {
        if (userName.IsEmpty) return default;
        if (domainName.IsEmpty) return names.Of(userName);
        Span<byte> principal = stackalloc byte[512];
        domainName = domainName[..Math.Min(domainName.Length, 255)];
        userName = userName[..Math.Min(userName.Length, 256)];
        domainName.CopyTo(principal);
        principal[domainName.Length] = (byte)'\\';
        userName.CopyTo(principal[(domainName.Length + 1)..]);
        return names.Of(principal[..(domainName.Length + 1 + userName.Length)]);
    }
}
