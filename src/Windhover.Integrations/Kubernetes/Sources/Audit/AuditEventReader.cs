using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Kubernetes.Sources.Audit;

/// <summary>Reads events of <c>audit.k8s.io/v1</c>, plain or as an envelope hands them on.</summary>
internal class AuditEventReader : JsonRecordReader
{
    // Another product writes "/" in names as "_slash_" and "." as "_".
    private readonly JsonField kind, stage, auditId, received, verb, uri, user, impersonated, group, version, resource, subresource, space, name, createdName;
    private readonly JsonField sourceIp, userAgent, code, status, reason, decision, roleKind, roleName, signer, secretType, credentialId, issuedCredential;
    private readonly JsonField podName, arn, canonicalArn, accessKey, sessionName, podIp, hostNetwork, nodeAddresses, sentLabels, keptLabels, keptId;
    private readonly AuditMapping mapping;

    /// <param name="context">What the file is read with.</param>
    public AuditEventReader(ReaderContext context)
        : base(context)
    {
        Cluster = new AuditCluster(context.Symbols);
        mapping = new AuditMapping(context.Symbols, Cluster);
        kind = Field("kind");
        auditId = Field("auditID");
        stage = Field("stage");
        received = Field("requestReceivedTimestamp", "stageTimestamp", "p_event_time");
        verb = Field("verb");
        uri = Field("requestURI");
        user = Field("user.username");
        impersonated = Field("impersonatedUser.username");
        group = Field("objectRef.apiGroup");
        version = Field("objectRef.apiVersion");
        resource = Field("objectRef.resource");
        subresource = Field("objectRef.subresource");
        space = Field("objectRef.namespace");
        name = Field("objectRef.name");
        createdName = Field("responseObject.metadata.name", "requestObject.metadata.name");
        sourceIp = Field("sourceIPs");
        userAgent = Field("userAgent");
        code = Field("responseStatus.code");
        status = Field("responseStatus.status");
        reason = Field("responseStatus.reason");
        decision = Field("annotations.authorization.k8s.io/decision", "annotations.authorization_k8s_io_slash_decision");
        roleKind = Field("requestObject.roleRef.kind", "responseObject.roleRef.kind");
        roleName = Field("requestObject.roleRef.name", "responseObject.roleRef.name");
        signer = Field("requestObject.spec.signerName");
        secretType = Field("requestObject.type");
        credentialId = Field("user.extra.authentication.kubernetes.io/credential-id", "user.extra.authentication_kubernetes_io_slash_credential-id");
        issuedCredential = Field("annotations.authentication.kubernetes.io/issued-credential-identifier", "annotations.authentication_kubernetes_io_slash_issued-credential-identifier");
        podName = Field("user.extra.authentication.kubernetes.io/pod-name", "user.extra.authentication_kubernetes_io_slash_pod-name");
        arn = Field("user.extra.arn");
        canonicalArn = Field("user.extra.canonicalArn");
        accessKey = Field("user.extra.accessKeyId");
        sessionName = Field("user.extra.sessionName");
        podIp = Field("requestObject.status.podIP", "responseObject.status.podIP");
        hostNetwork = Field("responseObject.spec.hostNetwork", "requestObject.spec.hostNetwork");
        nodeAddresses = Whole("requestObject.status.addresses", "responseObject.status.addresses");
        sentLabels = Whole("requestObject.metadata.labels");
        keptLabels = Whole("responseObject.metadata.labels");
        keptId = Field("responseObject.metadata.uid");
    }

    /// <summary>The cluster that the next records speak of.</summary>
    public AuditCluster Cluster { get; }

    /// <summary>Time of the envelope, epoch milliseconds, for an event that has none of its own; 0 for none.</summary>
    public long FallbackTime { get; set; }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (Foreign(record) is { } reasonToIgnore)
        {
            output.Ignore(at, reasonToIgnore);
            return;
        }

        var call = default(AuditCall);
        Request(record, ref call);
        Caller(record, ref call);
        Answer(record, ref call);
        mapping.Map(ref call, at, output);
    }

    private string? Foreign(in JsonRecord record)
    {
        if (record.Is(kind, "EventList"u8)) return "list without events";
        if (!record[kind].IsEmpty) return record.Is(kind, "Event"u8) ? null : "object of another kind";
        return record[auditId].IsEmpty && record[verb].IsEmpty ? "no audit event" : null;
    }

    private void Request(in JsonRecord record, ref AuditCall call)
    {
        call.AuditId = record[auditId];
        call.Stage = record[stage];
        call.Received = record[received];
        call.FallbackTime = FallbackTime;
        call.Verb = record[verb];
        call.Uri = record[uri];
        call.Group = record[group];
        call.Resource = record[resource];
        call.Subresource = record[subresource];
        call.Namespace = record[space];
        call.Name = record[name];

        // A name that the server makes up is not in the request.
        if (call.Name.IsEmpty && call.Verb.SequenceEqual("create"u8)) call.Name = record[createdName];

        // Some write the group before the version.
        var slash = record[version].IndexOf((byte)'/');
        if (call.Group.IsEmpty && slash > 0) call.Group = record[version][..slash];
    }

    private void Caller(in JsonRecord record, ref AuditCall call)
    {
        call.User = record[user];
        call.Impersonated = record[impersonated];
        call.SourceIp = record[sourceIp];
        call.UserAgent = record[userAgent];
        call.CredentialId = record[credentialId];
        call.PodName = record[podName];
        call.Arn = record[arn];
        call.CanonicalArn = record[canonicalArn];
        call.AccessKey = record[accessKey];
        call.SessionName = record[sessionName];
    }

    private void Answer(in JsonRecord record, ref AuditCall call)
    {
        call.Code = record[code];
        call.Status = record[status];
        call.Reason = record[reason];
        call.Decision = record[decision];
        call.RoleKind = record[roleKind];
        call.RoleName = record[roleName];
        call.Signer = record[signer];
        call.SecretType = record[secretType];
        call.IssuedCredential = record[issuedCredential];
        call.PodIp = record[podIp];
        call.HostNetwork = record[hostNetwork];
        call.NodeAddresses = record.Slice(nodeAddresses);
        call.SentLabels = record.Slice(sentLabels);
        call.KeptLabels = record.Slice(keptLabels);
        call.KeptId = record[keptId];
    }
}
