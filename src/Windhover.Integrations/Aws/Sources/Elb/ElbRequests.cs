using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>Requests that a load balancer took, as HTTP activity.</summary>
internal sealed class ElbRequests
{
    /// <summary>Where a Classic load balancer's line has the request.</summary>
    public const int ClassicRequest = 11;

    private const int FirstErrorStatus = 400;
    private const byte Tcp = 6;

    private readonly ElbPlace place;
    private readonly LineAttributes application, classic;
    private readonly SymbolCache hosts, methods, errors, balancers, agents;
    private readonly Symbol host;

    /// <param name="context">What the file is read with.</param>
    /// <param name="place">Where the load balancer is.</param>
    public ElbRequests(ReaderContext context, ElbPlace place)
    {
        var symbols = context.Symbols;
        this.place = place;
        application = new LineAttributes(context, ElbLayouts.Application);
        classic = new LineAttributes(context, ElbLayouts.Classic);
        hosts = new SymbolCache(text => NameText.Domain(symbols, NameText.HostOf(text)));
        agents = new SymbolCache(text => UserAgentFamily.Intern(text, symbols), width: 320);
        (methods, errors, balancers) = (new(symbols), new(symbols), new(symbols));
        host = symbols.Intern("host"u8);
    }

    /// <summary>Whether a request line is one of HTTP; "- - - " is a plain connection.</summary>
    public static bool IsHttp(ReadOnlySpan<byte> request) => request.IndexOf("HTTP/"u8) >= 0 || request.IndexOf("://"u8) >= 0;

    /// <summary>An Application load balancer's request.</summary>
    public void Application(QuotedFields fields, ReadOnlySpan<byte> line, RecordRef at, EventBuffer output)
    {
        if (!FieldText.TryEndpoint(fields.At(line, 3), out var client, out var port))
        {
            output.Reject(at, "client:port is not an address and port");
            return;
        }

        IsoTime.TryRead(fields.At(line, 1), out var time);
        var attributes = application.Add(fields, line, output);
        ref var request = ref Begin(output, at, time, attributes, client, port);
        request.Related = balancers.Of(fields.At(line, 2));
        FieldText.TryEndpoint(fields.At(line, 4), out request.Destination, out request.DestinationPort);
        var group = fields.At(line, 16);
        (request.Account, request.Region) = place.Of(group.IsEmpty ? fields.At(line, 19) : group);
        Request(fields.At(line, 12), fields.At(line, 18), ref request);
        Answer(fields.At(line, 8), fields.At(line, 10), fields.At(line, 11), fields.At(line, 13), ref request);
    }

    /// <summary>A Classic load balancer's request.</summary>
    public void Classic(QuotedFields fields, ReadOnlySpan<byte> line, RecordRef at, EventBuffer output)
    {
        if (!FieldText.TryEndpoint(fields.At(line, 2), out var client, out var port))
        {
            output.Reject(at, "client:port is not an address and port");
            return;
        }

        IsoTime.TryRead(fields.At(line, 0), out var time);
        var attributes = classic.Add(fields, line, output);
        ref var request = ref Begin(output, at, time, attributes, client, port);
        request.Related = balancers.Of(fields.At(line, 1));
        FieldText.TryEndpoint(fields.At(line, 3), out request.Destination, out request.DestinationPort);
        (request.Account, request.Region) = place.Of(default);
        Request(fields.At(line, ClassicRequest), default, ref request);
        Answer(fields.At(line, 7), fields.At(line, 9), fields.At(line, 10), fields.At(line, 12), ref request);
    }

    private static ref ActorActivity Begin(EventBuffer output, RecordRef at, long time, AttributeRange attributes, Address client, ushort port)
    {
        ref var request = ref output.AddActor();
        request.Record = at;
        request.Time = time;
        request.Class = EventClass.HttpActivity;
        request.Attributes = attributes;
        request.SourceAddress = client;
        request.SourcePort = port;
        request.Protocol = Tcp;
        return ref request;
    }

    // Of a request that was no good, only "- http://host:port- - " is left.
    private void Request(ReadOnlySpan<byte> line, ReadOnlySpan<byte> servedName, ref ActorActivity request)
    {
        var space = line.IndexOf((byte)' ');
        var method = space < 0 ? default : line[..space];
        if (method.SequenceEqual("-"u8)) method = default;
        var rest = line[(space + 1)..];
        var end = rest.IndexOf((byte)' ');
        var url = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'-');
        request.Operation = methods.Of(method);
        request.Activity = HttpVerb.Activity(method);
        request.Resource = hosts.Of(url);
        if (request.Resource.IsNone) request.Resource = hosts.Of(servedName);
        if (!request.Resource.IsNone) request.ResourceKind = host;
    }

    private void Answer(ReadOnlySpan<byte> status, ReadOnlySpan<byte> received, ReadOnlySpan<byte> sent, ReadOnlySpan<byte> userAgent, ref ActorActivity request)
    {
        request.Agent = agents.Of(userAgent);
        request.BytesIn = FieldText.Number(received);
        request.BytesOut = FieldText.Number(sent);
        var code = FieldText.Number(status);
        if (code == 0) return;
        request.Outcome = code >= FirstErrorStatus ? Outcome.Failure : Outcome.Success;
        if (code >= FirstErrorStatus) request.Error = errors.Of(status);
    }
}
