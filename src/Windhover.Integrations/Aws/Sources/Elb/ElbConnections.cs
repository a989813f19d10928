using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>What load balancers log of connections: flows of TLS and TCP listeners, and client certificates that were shown.</summary>
internal sealed class ElbConnections
{
    private const byte Tcp = 6;

    private readonly ElbPlace place;
    private readonly LineAttributes attributes;
    private readonly SymbolCache balancers, protocols, states, subjects, errors;
    private readonly Symbol listener, tls, tcp, handshake;

    /// <param name="context">What the file is read with.</param>
    /// <param name="place">Where the load balancer is.</param>
    public ElbConnections(ReaderContext context, ElbPlace place)
    {
        var symbols = context.Symbols;
        this.place = place;
        attributes = new LineAttributes(context, ElbLayouts.Connection);
        (balancers, protocols, states, subjects, errors) = (new(symbols), new(symbols), new(symbols), new(symbols), new(symbols));
        listener = symbols.Intern("load balancer"u8);
        tls = symbols.Intern("tls"u8);
        tcp = symbols.Intern("tcp"u8);
        handshake = symbols.Intern("TLS handshake"u8);
    }

    /// <summary>A Network load balancer's TLS connection.</summary>
    public void Network(QuotedFields fields, ReadOnlySpan<byte> line, RecordRef at, EventBuffer output)
    {
        if (!FieldText.TryEndpoint(fields.At(line, 5), out var client, out var port))
        {
            output.Reject(at, "client:port is not an address and port");
            return;
        }

        if (!FieldText.TryEndpoint(fields.At(line, 6), out var server, out var serverPort))
        {
            output.Reject(at, "destination:port is not an address and port");
            return;
        }

        IsoTime.TryRead(fields.At(line, 2), out var end);
        if (!IsoTime.TryRead(fields.At(line, 21), out var start) || start > end) start = end - Math.Min(Math.Max(end, 0), FieldText.Number(fields.At(line, 7)));
        ref var flow = ref Begin(output, at, client, port, server, serverPort);
        (flow.StartTime, flow.EndTime) = (start, end);
        Counters(fields.At(line, 9), fields.At(line, 10), ref flow);
        flow.Interface = balancers.Of(fields.At(line, 3));
        (flow.Account, flow.Region) = place.Of(fields.At(line, 12));
        var application = fields.At(line, 18);
        flow.Service = application.IsEmpty ? tls : protocols.Of(application);
        flow.State = states.Of(fields.At(line, 11));
    }

    /// <summary>A connection to a TCP or SSL listener of a Classic load balancer, which has no request.</summary>
    public void Classic(QuotedFields fields, ReadOnlySpan<byte> line, RecordRef at, EventBuffer output)
    {
        FieldText.TryEndpoint(fields.At(line, 2), out var client, out var port);
        if (!FieldText.TryEndpoint(fields.At(line, 3), out var server, out var serverPort))
        {
            output.Ignore(at, "connection that reached no server");
            return;
        }

        IsoTime.TryRead(fields.At(line, 0), out var time);
        ref var flow = ref Begin(output, at, client, port, server, serverPort);
        (flow.StartTime, flow.EndTime) = (time, time);
        Counters(fields.At(line, 9), fields.At(line, 10), ref flow);
        flow.Interface = balancers.Of(fields.At(line, 1));
        (flow.Account, flow.Region) = place.Of(default);
        flow.Service = fields.At(line, 14).IsEmpty ? tcp : tls;
    }

    /// <summary>A handshake with an Application load balancer: who showed a certificate signed in, or tried to; of the others the access log has the requests.</summary>
    public void Handshake(QuotedFields fields, ReadOnlySpan<byte> line, RecordRef at, EventBuffer output)
    {
        var verified = fields.At(line, 10);
        if (verified.IsEmpty)
        {
            output.Ignore(at, "connection without a client certificate");
            return;
        }

        IsoTime.TryRead(fields.At(line, 0), out var time);
        var range = attributes.Add(fields, line, output);
        ref var login = ref output.AddActor();
        login.Record = at;
        login.Time = time;
        login.Attributes = range;
        login.Class = EventClass.Authentication;
        login.Activity = ActivityKind.Logon;
        login.Operation = handshake;
        Address.TryParse(fields.At(line, 1), out login.SourceAddress);
        login.SourcePort = FieldText.Port(fields.At(line, 2));
        login.DestinationPort = FieldText.Port(fields.At(line, 3));
        login.Protocol = Tcp;
        login.Actor = subjects.Of(fields.At(line, 7));
        if (!login.Actor.IsNone) login.ActorKind = ActorKind.Federated;
        login.Credential = subjects.Of(fields.At(line, 9));
        login.Resource = place.Balancer;
        if (!login.Resource.IsNone) login.ResourceKind = listener;
        (login.Account, login.Region) = place.Of(default);
        var isGood = verified.SequenceEqual("Success"u8);
        login.Outcome = isGood ? Outcome.Success : Outcome.Failure;
        if (!isGood) login.Error = errors.Of(verified.StartsWith("Failed:"u8) ? verified["Failed:"u8.Length..] : verified);
    }

    private static ref NetworkActivity Begin(EventBuffer output, RecordRef at, Address client, ushort port, Address server, ushort serverPort)
    {
        ref var flow = ref output.AddNetwork();
        flow.Record = at;
        flow.Source = client;
        flow.SourcePort = port;
        flow.Destination = server;
        flow.DestinationPort = serverPort;
        flow.Protocol = Tcp;
        flow.Direction = FlowDirection.Inbound;
        flow.Known = FlowFields.BytesOut | FlowFields.BytesIn | FlowFields.Initiator;
        return ref flow;
    }

    private static void Counters(ReadOnlySpan<byte> received, ReadOnlySpan<byte> sent, ref NetworkActivity flow)
    {
        flow.BytesOut = FieldText.Number(received);
        flow.BytesIn = FieldText.Number(sent);
    }
}
