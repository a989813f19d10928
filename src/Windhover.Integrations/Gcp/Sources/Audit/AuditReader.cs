using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.Audit;

/// <summary>Reads one file of audit log entries.</summary>
internal sealed class AuditReader : LogEntryReader
{
    private const int MostOperations = 16_384;

    private readonly JsonField type, service, method, resourceName, resourceType, cluster, grants, statusCode, request, events, deltas;
    private readonly JsonField callerIp, userAgent, network, destination, destinationPort, serviceAccount;
    private readonly SymbolCache services, methods, sources, networks, resources, kinds, agents;
    private readonly Dictionary<(Symbol Service, Symbol Method), AuditOperation> known = [];
    private readonly AuditActor actor;
    private readonly AuditFacts facts;
    private readonly WorkspaceAudit workspace;

    /// <param name="context">What the file is read with.</param>
    public AuditReader(ReaderContext context)
        : base(context)
    {
        services = new SymbolCache(Symbols);
        methods = new SymbolCache(Symbols);
        sources = new SymbolCache(Symbols);
        networks = new SymbolCache(text => ResourcePath.Relative(text, Symbols));
        resources = new SymbolCache(text => ResourcePath.Relative(text, Symbols), width: 160);
        kinds = new SymbolCache(text => ResourcePath.Kind(text, Symbols), width: 160);
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
        workspace = new WorkspaceAudit(Symbols);
        var identity = new AuditIdentity(Symbols);
        actor = new AuditActor(identity, Symbols, Field, Whole);
        type = Field("protoPayload.@type");
        service = Field("protoPayload.serviceName");
        method = Field("protoPayload.methodName");
        resourceName = Field("protoPayload.resourceName");
        resourceType = Field("resource.type");
        cluster = Field("resource.labels.cluster_name");
        serviceAccount = Field("resource.labels.email_id");
        grants = Whole("protoPayload.authorizationInfo");
        statusCode = Field("protoPayload.status.code");
        request = Whole("protoPayload.request");
        events = Whole("protoPayload.metadata.event");
        deltas = Whole("protoPayload.serviceData.policyDelta.bindingDeltas", "protoPayload.metadata.policyDelta.bindingDeltas");
        callerIp = Field("protoPayload.requestMetadata.callerIp");
        userAgent = Field("protoPayload.requestMetadata.callerSuppliedUserAgent");
        network = Field("protoPayload.requestMetadata.callerNetwork");
        destination = Field("protoPayload.requestMetadata.destinationAttributes.ip");
        destinationPort = Field("protoPayload.requestMetadata.destinationAttributes.port");
        facts = new AuditFacts(identity, Symbols, Field("protoPayload.response.name"), Field("operation.last"));
        Alias("protoPayload.requestMetadata.callerIp", "callerIP");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Foreign(record) is { } reason)
        {
            output.Ignore(at, reason);
            return;
        }

        if (Time(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        ref var activity = ref Begin(output, at, time, EventClass.ApiActivity);
        activity.Id = Id(record);
        activity.Account = Account(record);
        activity.Region = Region(record);
        var operation = What(record, ref activity);
        actor.Map(record, ref activity);
        Client(record, ref activity);
        Ending(record, ref activity);
        Target(record, operation, ref activity);
        facts.Learn(record, operation.Lesson, record.Slice(request), activity, actor, output);
    }

    /// <summary>Why a well-formed entry is no audit log; null when it is one.</summary>
    private string? Foreign(in JsonRecord record)
    {
        var itsType = record[type];
        if (!itsType.IsEmpty && !itsType.EndsWith("google.cloud.audit.AuditLog"u8)) return "protoPayload of another type";
        if (!itsType.IsEmpty || !record[method].IsEmpty || !record[service].IsEmpty || !record[grants].IsEmpty) return null;
        return "entry of another log";
    }

    private AuditOperation What(in JsonRecord record, ref ActorActivity activity)
    {
        activity.Service = services.Of(record[service]);
        var itsMethod = methods.Of(record[method]);

        // An entry that lost its method still says which permission was asked for.
        if (itsMethod.IsNone) itsMethod = methods.Of(AuditGrants.Of(record[grants]).Permission);
        var operation = Judge(activity.Service, itsMethod);
        activity.Operation = operation.IsKubernetes ? methods.Of(System.Text.Encoding.UTF8.GetBytes(operation.Name)) : itsMethod;
        activity.Class = operation.Class;
        activity.Activity = operation.Activity;
        return operation;
    }

    private void Client(in JsonRecord record, ref ActorActivity activity)
    {
        // "private" and "gce-internal-ip" stand for addresses that the log does not tell.
        var source = record[callerIp];
        if (!Address.TryParse(source, out activity.SourceAddress)) activity.SourceName = sources.Of(source);
        activity.Network = networks.Of(record[network]);
        var agent = record[userAgent];
        if (!agent.SequenceEqual("(none supplied)"u8)) activity.Agent = agents.Of(agent);
        Address.TryParse(record[destination], out activity.Destination);
        activity.DestinationPort = PayloadNumber.Port(record[destinationPort]);
    }

    private void Ending(in JsonRecord record, ref ActorActivity activity)
    {
        var code = record[statusCode];
        if (RpcCode.IsFailure(code, out var name))
        {
            activity.Outcome = Outcome.Failure;
            activity.Error = name is null ? Symbols.Intern(code) : Symbols.Intern(name);
        }
        else if (AuditGrants.Of(record[grants]).AllRefused)
        {
            activity.Outcome = Outcome.Failure;
            activity.Error = Symbols.Intern(RpcCode.PermissionDenied);
        }
        else
        {
            activity.Outcome = Outcome.Success;
        }
    }

    private void Target(in JsonRecord record, in AuditOperation operation, ref ActorActivity activity)
    {
        if (operation.IsKubernetes)
        {
            KubernetesObject.Map(record[cluster], record[resourceName], record.Slice(request), Symbols, ref activity);
            return;
        }

        var application = WorkspaceAudit.Application(Symbols.Text(activity.Service), Symbols.Text(activity.Operation));
        if (application is not null && workspace.Map(application, record.Slice(events), ref activity) && !activity.Resource.IsNone) return;

        // A service account is known by its mail address, as which it also acts.
        var itsName = record[resourceName];
        var mail = record[serviceAccount];
        if (mail.IndexOf((byte)'@') > 0 && record.Is(resourceType, "service_account"u8))
        {
            activity.Resource = actor.Identity.Of(mail);
            activity.ResourceKind = Symbols.Intern("serviceaccount"u8);
        }
        else
        {
            activity.Resource = resources.Of(itsName);
            activity.ResourceKind = kinds.Of(itsName);
            if (activity.ResourceKind.IsNone && !itsName.IsEmpty) activity.ResourceKind = KindOfType(record[resourceType]);
        }

        if (activity.Related.IsNone) activity.Related = Symbols.Intern(PolicyDelta.Role(record.Slice(deltas)));
        if (activity.Related.IsNone && operation.Lesson == AuditLesson.KeyMade) activity.Related = facts.NewKey(record);
    }

    // "gce_instance" is an instance; "project" is itself.
    private Symbol KindOfType(ReadOnlySpan<byte> itsType) => Symbols.Intern(itsType.StartsWith("gce_"u8) || itsType.StartsWith("gcs_"u8) ? itsType["gce_".Length..] : itsType);

    private AuditOperation Judge(Symbol itsService, Symbol itsMethod)
    {
        if (known.TryGetValue((itsService, itsMethod), out var found)) return found;
        if (known.Count >= MostOperations) known.Clear();
        return known[(itsService, itsMethod)] = AuditOperation.Of(Symbols.Text(itsService), Symbols.Text(itsMethod));
    }
}
