using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Okta.Sources.SystemLog;

/// <summary>Reads LogEvents. Exports that write property names in lower case are read alike.</summary>
internal sealed partial class SystemLogReader : JsonRecordReader
{
    private const int MostEventTypes = 8_192;
    private const int LongestReason = 128;

    private readonly JsonField eventType, published, uuid, severity, result, reason, address, chainAddress, rawAgent, session, apiToken, privilege;
    private readonly JsonField actorType, actorId, actorName, targets;
    private readonly Dictionary<Symbol, SystemLogOperation> known = [];
    private readonly SymbolCache operations, identities, texts, agents;
    private readonly Symbol service;

    /// <param name="context">What the file is read with.</param>
    public SystemLogReader(ReaderContext context)
        : base(context)
    {
        Envelope("detail");
        eventType = Field("eventType", "eventtype");
        published = Field("published");
        uuid = Field("uuid");
        severity = Field("severity");
        (result, reason) = (Field("outcome.result"), Field("outcome.reason"));
        (address, chainAddress) = (Field("client.ipAddress"), Field("request.ipChain.ip"));
        rawAgent = Field("client.userAgent.rawUserAgent");
        session = Field("authenticationContext.externalSessionId", "authenticationcontext.externalSessionId");
        apiToken = Field("transaction.detail.requestApiTokenId");
        privilege = Field("debugContext.debugData.privilegeGranted", "debugcontext.debugData.privilegeGranted");
        (actorType, actorId, actorName) = (Field("actor.type"), Field("actor.id"), Field("actor.alternateId"));
        targets = Whole("target");
        operations = new SymbolCache(Symbols);
        identities = new SymbolCache(text => IdentityName.Intern(text, Symbols));
        texts = new SymbolCache(Symbols);
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
        service = Symbols.Intern("okta"u8);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Problem(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        var name = operations.Of(record[eventType]);
        var judged = Judge(name);
        ref var activity = ref Begin(output, at, time, judged.Class);
        activity.Activity = judged.Activity;
        activity.Service = service;
        activity.Operation = name;
        activity.Id = RecordId.FromText(record[uuid]);
        activity.Agent = agents.Of(record[rawAgent]);
        activity.Session = texts.Of(Known(record[session]));
        activity.Credential = texts.Of(Known(record[apiToken]));
        if (!activity.Credential.IsNone) activity.CredentialLasts = Truth.Yes;
        if (!Address.TryParse(record[address], out activity.SourceAddress)) Address.TryParse(record[chainAddress], out activity.SourceAddress);
        Actor(record, ref activity);
        Target(record, judged, ref activity);
        Ended(record, judged, ref activity);
        Learn(record, judged, activity, output);
    }

    private string? Problem(in JsonRecord record, out long time)
    {
        time = 0;
        if (record[eventType].IsEmpty) return "eventType is missing";
        if (record[published].IsEmpty) return "published is missing";
        return IsoTime.TryRead(record[published], out time) ? null : "published is not a time";
    }

    private SystemLogOperation Judge(Symbol name)
    {
        if (known.TryGetValue(name, out var found)) return found;
        if (known.Count >= MostEventTypes) known.Clear();
        return known[name] = SystemLogOperation.Of(Symbols.Text(name));
    }

    private void Actor(in JsonRecord record, ref ActorActivity activity)
    {
        var type = record[actorType];
        if (type.SequenceEqual("IP address"u8))
        {
            // Nobody signed in: the address itself is named.
            activity.ActorKind = ActorKind.Anonymous;
            if (activity.SourceAddress.IsNone) Address.TryParse(record[actorId], out activity.SourceAddress);
            return;
        }

        var who = Known(record[actorName]);
        if (who.IsEmpty) who = Known(record[actorId]);
        activity.Actor = identities.Of(who);
        activity.ActorKind = type.SequenceEqual("SystemPrincipal"u8) ? ActorKind.Service : who.IsEmpty ? ActorKind.Unknown : ActorKind.User;
    }

    private void Ended(in JsonRecord record, in SystemLogOperation judged, ref ActorActivity activity)
    {
        var text = record[result];
        if (text.SequenceEqual("SUCCESS"u8) || text.SequenceEqual("ALLOW"u8)) activity.Outcome = Outcome.Success;
        else if (text.SequenceEqual("FAILURE"u8) || text.SequenceEqual("DENY"u8) || text.SequenceEqual("CHALLENGE"u8) || text.SequenceEqual("RATE_LIMIT"u8)) activity.Outcome = Outcome.Failure;
        if (activity.Outcome == Outcome.Failure)
        {
            var why = record[reason];
            activity.Error = texts.Of(why.IsEmpty || why.Length > LongestReason ? text : why);
        }

        if (judged.IsSecondFactor && activity.Outcome == Outcome.Success) activity.Mfa = Truth.Yes;
        if (judged.Class != EventClass.DetectionFinding) return;
        activity.Severity = Grade(record[severity]);
        if (!record[reason].IsEmpty) activity.Related = texts.Of(record[reason]);
    }

    private static FindingSeverity Grade(ReadOnlySpan<byte> text) => text switch
    {
        [(byte)'D' or (byte)'I', ..] => FindingSeverity.Informational,
        [(byte)'W', ..] => FindingSeverity.Medium,
        [(byte)'E', ..] => FindingSeverity.High,
        _ => FindingSeverity.Unknown,
    };

    private static ReadOnlySpan<byte> Known(ReadOnlySpan<byte> text) => text.SequenceEqual("unknown"u8) || text.SequenceEqual("null"u8) ? default : text;
}
