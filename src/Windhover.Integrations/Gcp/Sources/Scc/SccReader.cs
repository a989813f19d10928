using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Audit;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.Scc;

/// <summary>Reads one file of findings (https://cloud.google.com/security-command-center/docs/reference/rest/v2/organizations.sources.findings).</summary>
internal sealed class SccReader : JsonRecordReader
{
    private readonly JsonField name, category, eventTime, createTime, state, mute, severity, resourceName, resourceType, displayName, location, project, service, rule;
    private readonly JsonField mail, subject, callerIp, userAgent, keyName, indicator, connections, podSpace, podName;
    private readonly SymbolCache texts, resources, kinds, agents, keys;
    private readonly AuditIdentity identity;

    /// <param name="context">What the file is read with.</param>
    public SccReader(ReaderContext context)
        : base(context)
    {
        texts = new SymbolCache(Symbols);
        resources = new SymbolCache(text => ResourcePath.Relative(text, Symbols), width: 200);
        kinds = new SymbolCache(text => ResourcePath.Kind(text, Symbols), width: 200);
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
        keys = new SymbolCache(text => Symbols.Intern(ResourcePath.Last(text)), width: 200);
        identity = new AuditIdentity(Symbols);
        name = Field("finding.name", "finding.canonicalName");
        category = Field("finding.category");
        eventTime = Field("finding.eventTime");
        createTime = Field("finding.createTime");
        state = Field("finding.state");
        mute = Field("finding.mute");
        severity = Field("finding.severity");
        resourceName = Field("finding.resourceName", "resource.name");
        resourceType = Field("resource.type");
        displayName = Field("resource.displayName");
        location = Field("resource.location");
        project = Field("resource.gcpMetadata.projectDisplayName", "resource.projectDisplayName", "resource.gcpMetadata.project", "resource.project", "resource.projectName");
        service = Field("finding.parentDisplayName");
        rule = Field("finding.sourceProperties.detectionCategory.ruleName", "finding.moduleName", "finding.description");
        mail = Field("finding.access.principalEmail");
        subject = Field("finding.access.principalSubject");
        callerIp = Field("finding.access.callerIp");
        userAgent = Field("finding.access.userAgent", "finding.access.userAgentFamily");
        keyName = Field("finding.access.serviceAccountKeyName");
        indicator = Field("finding.indicator.ipAddresses");
        connections = Whole("finding.connections");
        podSpace = Field("finding.kubernetes.pods.ns");
        podName = Field("finding.kubernetes.pods.name");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (record[name].IsEmpty && record[category].IsEmpty)
        {
            output.Ignore(at, "no finding");
            return;
        }

        if (record[category].IsEmpty)
        {
            output.Reject(at, "finding.category: missing");
            return;
        }

        var text = record[eventTime].IsEmpty ? record[createTime] : record[eventTime];
        if (text.IsEmpty || !IsoTime.TryRead(text, out var time))
        {
            output.Reject(at, text.IsEmpty ? "finding.eventTime: missing" : "finding.eventTime: not a time");
            return;
        }

        ref var activity = ref Begin(output, at, time, EventClass.DetectionFinding);
        activity.Id = Id(record);
        activity.Operation = texts.Of(record[category]);
        activity.Service = texts.Of(record[service].IsEmpty ? "securitycenter.googleapis.com"u8 : record[service]);
        activity.Related = texts.Of(record[rule]);
        activity.Severity = Severity(record[severity]);
        activity.Activity = record.Is(state, "INACTIVE"u8) ? ActivityKind.Update : ActivityKind.Create;
        Who(record, ref activity);
        Where(record, ref activity);
        Network(record, ref activity);
    }

    private void Who(in JsonRecord record, ref ActorActivity activity)
    {
        var who = record[mail].IsEmpty ? record[subject] : record[mail];
        activity.Actor = identity.Of(who);
        activity.ActorKind = AuditIdentity.Kind(who);
        activity.ActorAccount = identity.AccountOf(who);
        activity.Credential = keys.Of(record[keyName]);
        activity.Agent = agents.Of(record[userAgent]);
    }

    private void Where(in JsonRecord record, ref ActorActivity activity)
    {
        var full = record[resourceName];
        activity.Resource = resources.Of(full);
        var path = full.StartsWith("//"u8) ? full[(full[2..].IndexOf((byte)'/') + 3)..] : full;
        activity.ResourceKind = full.StartsWith("//storage.googleapis.com/"u8) ? texts.Of("bucket"u8) : kinds.Of(path);
        if (activity.ResourceKind.IsNone) activity.ResourceKind = KindOfType(record[resourceType]);
        activity.Account = texts.Of(record[project].IsEmpty ? ResourcePath.Owner(path) : ResourcePath.Last(record[project]));
        activity.Region = texts.Of(ResourcePath.Region(record[location]));
        if (!record[podName].IsEmpty) activity.Host = Symbols.Intern($"{Text(record[podSpace])}/{Text(record[podName])}");
        else if (path.IndexOf("/instances/"u8) is var at and >= 0 && path.IndexOf("/zones/"u8) >= 0) activity.Host = Machine(path, at, record[displayName]);
    }

    // Flow logs name a machine by its name; a finding may name it by its number, with the name beside it.
    private Symbol Machine(ReadOnlySpan<byte> path, int at, ReadOnlySpan<byte> shownName)
    {
        var id = ResourcePath.Last(path);
        if (id.IsEmpty || shownName.IsEmpty || id.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return Symbols.Intern(path);
        return Symbols.Intern($"{Text(path[..at])}/instances/{Text(shownName)}");
    }

    private void Network(in JsonRecord record, ref ActorActivity activity)
    {
        if (!Address.TryParse(record[callerIp], out activity.SourceAddress)) activity.SourceName = texts.Of(record[callerIp]);
        foreach (var connection in record.Slice(connections))
        {
            if (activity.SourceAddress.IsNone && Address.TryParse(connection.Text("sourceIp"), out activity.SourceAddress)) activity.SourcePort = PayloadNumber.Port(connection["sourcePort"].Bytes);
            if (Address.TryParse(connection.Text("destinationIp"), out activity.Destination)) activity.DestinationPort = PayloadNumber.Port(connection["destinationPort"].Bytes);
            activity.Protocol = Protocol(connection.Text("protocol"));
            break;
        }

        // The address that gave the machine away, where no connection names it.
        if (activity.SourceAddress.IsNone && activity.Destination.IsNone) Address.TryParse(record[indicator], out activity.Destination);
    }

    // A finding is told again under its name whenever it changes.
    private RecordId Id(in JsonRecord record)
    {
        if (record[name].IsEmpty) return default;
        var which = StableHash.Combine(StableHash.Of(record[name]), StableHash.Of(record[eventTime]));
        var how = StableHash.Combine(StableHash.Of(record[state]), StableHash.Combine(StableHash.Of(record[mute]), StableHash.Of(record[severity])));
        return new RecordId(new UInt128(which, StableHash.Combine(which, how)), RecordIdForm.Hash);
    }

    private static FindingSeverity Severity(ReadOnlySpan<byte> text) => text switch
    {
        _ when text.SequenceEqual("CRITICAL"u8) => FindingSeverity.Critical,
        _ when text.SequenceEqual("HIGH"u8) => FindingSeverity.High,
        _ when text.SequenceEqual("MEDIUM"u8) => FindingSeverity.Medium,
        _ when text.SequenceEqual("LOW"u8) => FindingSeverity.Low,
        _ => FindingSeverity.Unknown,
    };

    private static byte Protocol(ReadOnlySpan<byte> text) => text switch
    {
        _ when text.SequenceEqual("TCP"u8) => 6,
        _ when text.SequenceEqual("UDP"u8) => 17,
        _ when text.SequenceEqual("ICMP"u8) => 1,
        _ when text.SequenceEqual("GRE"u8) => 47,
        _ when text.SequenceEqual("ESP"u8) => 50,
        _ => 0,
    };

    // "google.compute.Instance" is an instance.
    private Symbol KindOfType(ReadOnlySpan<byte> type) => Symbols.Intern(Text(type[(type.LastIndexOf((byte)'.') + 1)..]).ToLowerInvariant());

    private static string Text(ReadOnlySpan<byte> text) => System.Text.Encoding.UTF8.GetString(text);
}
