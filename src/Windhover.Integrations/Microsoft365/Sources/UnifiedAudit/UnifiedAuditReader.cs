using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Microsoft365.Sources.Common;

namespace Windhover.Integrations.Microsoft365.Sources.UnifiedAudit;

/// <summary>Reads the records of one file; a record that stands as text inside another (<c>AuditData</c>) is read in its place.</summary>
internal sealed partial class UnifiedAuditReader : JsonRecordReader
{
    private const int MostOperations = 8_192;

    private readonly JsonField auditData, creationTime, id, operation, organization, recordType, workload, resultStatus, logonError, errorCode;
    private readonly Dictionary<(Symbol Workload, Symbol RecordType, Symbol Operation), UnifiedAuditOperation> known = [];
    private readonly SymbolCache workloads, recordTypes, operations, organizations, identities, texts, agents, kinds, scopes;
    private readonly NamedValues named = new();
    private readonly (WantedNames Names, JsonField Array)[] wanted;
    private readonly UnifiedAuditReader? inner;

    /// <param name="context">What the file is read with.</param>
    public UnifiedAuditReader(ReaderContext context)
        : this(context, isInner: false)
    {
    }

    private UnifiedAuditReader(ReaderContext context, bool isInner)
        : base(context)
    {
        inner = isInner ? null : new UnifiedAuditReader(context, isInner: true);
        Envelope("auditData");
        auditData = Whole("AuditData");
        creationTime = Field("CreationTime");
        id = Field("Id");
        operation = Field("Operation");
        organization = Field("OrganizationId");
        recordType = Field("RecordType");
        workload = Field("Workload");
        resultStatus = Field("ResultStatus");
        logonError = Field("LogonError");
        errorCode = Field("ErrorNumber", "ErrorCode");
        (userId, userKey, userType, actorTenant) = (Field("UserId", "UserID"), Field("UserKey"), Field("UserType"), Field("ActorContextId"));
        (clientIp, clientIpAddress, actorIpAddress) = (Field("ClientIP"), Field("ClientIPAddress"), Field("ActorIpAddress"));
        (userAgent, clientInfo) = (Field("UserAgent"), Field("ClientInfoString"));
        (directorySession, mailSession, tokenId) = (Field("AppAccessContext.AADSessionId"), Field("SessionId"), Field("AppAccessContext.UniqueTokenId"));
        (extended, modified, parameters, properties, device) =
            (Whole("ExtendedProperties"), Whole("ModifiedProperties"), Whole("Parameters"), Whole("OperationProperties"), Whole("DeviceProperties"));
        target = new UnifiedAuditTargetFields(Field, Whole);
        finding = new UnifiedAuditFindingFields(Field);
        wanted =
        [
            .. new[] { ("ExtendedProperties", extended), ("ModifiedProperties", modified), ("Parameters", parameters), ("OperationProperties", properties), ("DeviceProperties", device) }
                .Select(a => (new WantedNames(a.Item1, context.WantedFields, Symbols), a.Item2)),
        ];

        workloads = new SymbolCache(Symbols);
        recordTypes = new SymbolCache(Symbols);
        operations = new SymbolCache(Symbols);
        organizations = new SymbolCache(Symbols);
        identities = new SymbolCache(text => IdentityName.Intern(text, Symbols));
        texts = new SymbolCache(Symbols);
        scopes = new SymbolCache(Symbols);
        kinds = new SymbolCache(Symbols);
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var within = record[auditData];
        if (!within.IsEmpty && inner is not null)
        {
            inner.Read(within, at, output);
            return;
        }

        if (Problem(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        foreach (var (names, array) in wanted) names.Add(record[array], named, output);
        var service = workloads.Of(record[workload]);
        var name = operations.Of(record[operation]);
        var judged = Judge(service, recordTypes.Of(record[recordType]), name);
        ref var activity = ref Begin(output, at, time, judged.Class);
        activity.Activity = judged.Activity;
        activity.Service = service;
        activity.Operation = name;
        activity.Id = RecordId.FromText(record[id]);
        activity.Account = organizations.Of(record[organization]);
        Actor(record, ref activity);
        Client(record, ref activity);
        if (judged.Class == EventClass.DetectionFinding) Finding(record, ref activity);
        else Target(record, judged, ref activity);
        Ended(record, ref activity);
        Learn(record, judged, activity, output);
    }

    private string? Problem(in JsonRecord record, out long time)
    {
        time = 0;
        var created = record[creationTime];
        if (created.IsEmpty) return "CreationTime is missing";
        if (!IsoTime.TryRead(created, out time)) return "CreationTime is not a time";
        return record[operation].IsEmpty ? "Operation is missing" : null;
    }

    private UnifiedAuditOperation Judge(Symbol service, Symbol type, Symbol name)
    {
        if (known.TryGetValue((service, type, name), out var found)) return found;
        if (known.Count >= MostOperations) known.Clear();
        return known[(service, type, name)] = UnifiedAuditOperation.Of(Symbols.Text(service), Symbols.Text(type), Symbols.Text(name));
    }

    // A sign-in that failed is "Succeeded" where only the request is meant; what says no result was done.
    private void Ended(in JsonRecord record, ref ActorActivity activity)
    {
        var status = record[resultStatus];
        var error = record[logonError];
        var code = record[errorCode];
        if (code.SequenceEqual("0"u8)) code = default;
        var failed = status.StartsWith("Fail"u8) || status.StartsWith("fail"u8) || status.SequenceEqual("False"u8) || status.SequenceEqual("false"u8);
        if (activity.Class == EventClass.Authentication) failed |= record[operation].IndexOf("Fail"u8) >= 0 || !error.IsEmpty;
        else if (activity.Class == EventClass.DetectionFinding) return;
        else failed |= record[operation].EndsWith("Blocked"u8);
        activity.Outcome = failed ? Outcome.Failure : Outcome.Success;
        if (failed) activity.Error = texts.Of(error.IsEmpty ? code : error);
    }
}
