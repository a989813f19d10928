using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Aws.Sources.Common;

namespace Windhover.Integrations.Aws.Sources.Elb;

/// <summary>Reads one file of lines, each by its own form.</summary>
internal sealed class ElbReader : IRecordReader
{
    private readonly QuotedFields fields = new();
    private readonly ElbRequests requests;
    private readonly ElbConnections connections;

    /// <param name="context">What the file is read with.</param>
    public ElbReader(ReaderContext context)
    {
        var place = new ElbPlace(context.Symbols, context.Path);
        requests = new ElbRequests(context, place);
        connections = new ElbConnections(context, place);
    }

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (record.IsEmpty)
        {
            output.Ignore(at, "empty line");
            return;
        }

        if (!fields.Read(record))
        {
            output.Reject(at, "a quote is not closed");
            return;
        }

        switch (ElbLayouts.Of(fields, record))
        {
            case ElbLayout.Application:
                requests.Application(fields, record, at, output);
                break;
            case ElbLayout.Classic when ElbRequests.IsHttp(fields.At(record, ElbRequests.ClassicRequest)):
                requests.Classic(fields, record, at, output);
                break;
            case ElbLayout.Classic:
                connections.Classic(fields, record, at, output);
                break;
            case ElbLayout.Network:
                connections.Network(fields, record, at, output);
                break;
            case ElbLayout.Connection:
                connections.Handshake(fields, record, at, output);
                break;
            case ElbLayout.Message:
                output.Ignore(at, "test message of the load balancer");
                break;
            default:
                output.Reject(at, "not a line of a load balancer: too few fields, or no time, client or request where they stand");
                break;
        }
    }
}
