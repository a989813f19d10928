using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Network.Sources.Common;
using Windhover.Integrations.Network.Sources.Zeek;

namespace Windhover.Integrations.Network.Sources.ZeekFiles;

/// <summary>One line is one file: the side that opened the connection fetched it or sent it.</summary>
internal sealed class ZeekFilesMapping : ZeekReader
{
    private readonly JsonField file, connections, senders, receivers, service, mime, name, isOrigin, seen;
    private readonly SymbolCache words;

    /// <param name="context">What the file is read with.</param>
    public ZeekFilesMapping(ReaderContext context)
        : base(context, ZeekFilesSource.Log)
    {
        file = Field("fuid");
        connections = Field("conn_uids");
        senders = Field("tx_hosts");
        receivers = Field("rx_hosts");
        service = Field("source");
        mime = Field("mime_type");
        name = Field("filename");
        isOrigin = Field("is_orig");
        seen = Field("seen_bytes");
        words = new SymbolCache(Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryTime(record, at, output, out var time)) return;
        if (record[mime].StartsWith("application/x-x509-"u8))
        {
            output.Ignore(at, "a certificate: the handshake is its event");
            return;
        }

        if (!TryFileEnds(record, time, out var ends) && !TryEnds(record, at, output, out ends)) return;
        var isUpload = OutcomeOf(record[isOrigin]) == Outcome.Success;
        ref var activity = ref Begin(record, at, output, ends, EventClass.FileHostingActivity);
        activity.Id = SensorId.Of("files"u8, record[file], record[Uid].IsEmpty ? First(record[connections]) : record[Uid], default);
        activity.Activity = isUpload ? ActivityKind.Create : ActivityKind.Read;
        activity.Outcome = Outcome.Success;
        activity.Protocol = 6;
        activity.Service = words.Of("files"u8);
        activity.Operation = words.Of(record[service]);
        activity.Resource = words.Of(record[name]);
        if (!activity.Resource.IsNone) activity.ResourceKind = words.Of("file"u8);
        activity.Related = words.Of(record[mime]);
        if (isUpload) activity.BytesIn = Count(record[seen]);
        else activity.BytesOut = Count(record[seen]);
    }

    // Versions before 5.1 name the hosts instead of the connection.
    private bool TryFileEnds(in JsonRecord record, long time, out ZeekEnds ends)
    {
        var isUpload = OutcomeOf(record[isOrigin]) == Outcome.Success;
        ends = default;
        if (!Address.TryParse(First(record[senders]), out var sender) || !Address.TryParse(First(record[receivers]), out var receiver)) return false;
        ends = isUpload ? new ZeekEnds(time, sender, 0, receiver, 0) : new ZeekEnds(time, receiver, 0, sender, 0);
        return true;
    }

    private static ReadOnlySpan<byte> First(ReadOnlySpan<byte> set)
    {
        var comma = set.IndexOf((byte)',');
        return comma < 0 ? set : set[..comma];
    }
}
