using System.Buffers;
using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;

namespace Windhover.Integrations.Gcp.Sources.Common;

/// <summary>Hands the records of a log to its reader, those that come as Pub/Sub messages unpacked.</summary>
/// <param name="inner">The log's own reader.</param>
internal sealed class PubSubReader(IRecordReader inner) : IRecordReader
{
    private byte[] decoded = new byte[4096];

    /// <inheritdoc />
    public IReadOnlyList<MissingField> Missing => inner.Missing;

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (!PubSubEnvelope.TryFind(record, out var data))
        {
            inner.Read(record, at, output);
            return;
        }

        if (data.IsEmpty)
        {
            output.Ignore(at, "message without data");
            return;
        }

        var longest = Base64.GetMaxDecodedFromUtf8Length(data.Length);
        if (decoded.Length < longest) decoded = new byte[Math.Max(decoded.Length * 2, longest)];
        if (Base64.DecodeFromUtf8(data, decoded, out _, out var written) == OperationStatus.Done) inner.Read(decoded.AsSpan(0, written), at, output);
        else output.Reject(at, "message.data: not base64");
    }
}
