using System.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Gcp.Sources.Common;

namespace Windhover.Integrations.Gcp.Sources.HttpLoadBalancer;

/// <summary>Reads one file of requests (https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#HttpRequest).</summary>
internal sealed class HttpLoadBalancerReader : LogEntryReader
{
    private readonly JsonField method, url, requestSize, status, responseSize, userAgent, client, server, backend, rule, network, statusDetails;
    private readonly SymbolCache methods, hosts, agents, texts, errors;

    /// <param name="context">What the file is read with.</param>
    public HttpLoadBalancerReader(ReaderContext context)
        : base(context)
    {
        methods = new SymbolCache(Symbols);
        hosts = new SymbolCache(text => UrlHost.Intern(text, Symbols), width: 256);
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, Symbols), width: 320);
        texts = new SymbolCache(Symbols);
        errors = new SymbolCache(Symbols);
        method = Field("httpRequest.requestMethod");
        url = Field("httpRequest.requestUrl");
        requestSize = Field("httpRequest.requestSize");
        status = Field("httpRequest.status");
        responseSize = Field("httpRequest.responseSize");
        userAgent = Field("httpRequest.userAgent");
        client = Field("httpRequest.remoteIp", "jsonPayload.remoteIp");
        server = Field("httpRequest.serverIp");
        statusDetails = Field("jsonPayload.statusDetails");
        backend = Field("resource.labels.backend_service_name", "resource.labels.backend_target_name", "resource.labels.url_map_name");
        rule = Field(
            "jsonPayload.enforcedSecurityPolicy.preconfiguredExprIds", "jsonPayload.previewSecurityPolicy.preconfiguredExprIds", "jsonPayload.enforcedSecurityPolicy.name",
            "jsonPayload.enforcedEdgeSecurityPolicy.name");
        network = Field("resource.labels.network_name");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (record[method].IsEmpty && record[status].IsEmpty && record[url].IsEmpty)
        {
            output.Ignore(at, "entry of another log");
            return;
        }

        if (Time(record, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        ref var activity = ref Begin(output, at, time, EventClass.HttpActivity);
        activity.Id = Id(record);
        activity.Account = Account(record);
        activity.Region = Region(record);
        activity.Network = Network(record);
        activity.Service = texts.Of(record[backend]);
        activity.Operation = methods.Of(record[method]);
        activity.Activity = Activity(record[method]);
        activity.Resource = hosts.Of(record[url]);
        if (!activity.Resource.IsNone) activity.ResourceKind = texts.Of("host"u8);
        activity.Related = texts.Of(record[rule]);
        activity.Agent = agents.Of(record[userAgent]);
        activity.BytesIn = PayloadNumber.Size(record[requestSize]);
        activity.BytesOut = PayloadNumber.Size(record[responseSize]);
        Endpoint.Read(record[client], out activity.SourceAddress, out activity.SourcePort);
        Endpoint.Read(record[server], out activity.Destination, out activity.DestinationPort);
        Ending(record, ref activity);
    }

    // An internal load balancer's clients have private addresses; the network as flow logs name it.
    private Symbol Network(in JsonRecord record) => record[network].IsEmpty
        ? default
        : Symbols.Intern($"projects/{Encoding.UTF8.GetString(Project(record))}/global/networks/{Encoding.UTF8.GetString(record[network])}");

    // Status 0 is written where the connection broke before there was one: the details say why.
    private void Ending(in JsonRecord record, ref ActorActivity activity)
    {
        if (!PayloadNumber.TryRead(record[status], out var code)) return;
        if (code is > 0 and < 400)
        {
            activity.Outcome = Outcome.Success;
            return;
        }

        activity.Outcome = Outcome.Failure;
        activity.Error = errors.Of(code == 0 ? record[statusDetails] : record[status]);
    }

    private static ActivityKind Activity(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("GET"u8) || name.SequenceEqual("HEAD"u8) || name.SequenceEqual("OPTIONS"u8)) return ActivityKind.Read;
        if (name.SequenceEqual("POST"u8)) return ActivityKind.Create;
        if (name.SequenceEqual("PUT"u8) || name.SequenceEqual("PATCH"u8)) return ActivityKind.Update;
        return name.SequenceEqual("DELETE"u8) ? ActivityKind.Delete : name.IsEmpty ? ActivityKind.Unknown : ActivityKind.Other;
    }
}
