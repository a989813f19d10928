using System.Buffers.Text;
using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;
using Windhover.Integrations.Kubernetes.Sources.Audit;

namespace Windhover.Integrations.Aws.Sources.EksAudit;

/// <summary>
/// Takes events out of what CloudWatch Logs puts around them
/// (https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/SubscriptionFilters.html); plain ones are read as they are.
/// </summary>
internal sealed class EksAuditReader : AuditEventReader
{
    private readonly JsonField messageType, owner, group, stream, message, timestamp, logEvents;
    private readonly AuditEventReader events;
    private byte[] text = new byte[4096];

    /// <param name="context">What the file is read with.</param>
    public EksAuditReader(ReaderContext context)
        : base(context)
    {
        events = new AuditEventReader(context);
        messageType = Field("messageType");
        owner = Field("owner");
        group = Field("logGroup", "logGroupName", "@log");
        stream = Field("logStream", "logStreamName", "@logStream");
        message = Field("message", "@message");
        timestamp = Field("timestamp", "@timestamp");
        logEvents = Whole("logEvents");
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (record.Is(messageType, "CONTROL_MESSAGE"u8))
        {
            output.Ignore(at, "CloudWatch Logs control message");
            return;
        }

        var isEnvelope = !record[messageType].IsEmpty || !record[logEvents].IsEmpty;
        if (!isEnvelope && record[message].IsEmpty)
        {
            base.Map(record, at, output);
            return;
        }

        SetCluster(record[owner], record[group]);
        var isOther = !record[stream].IsEmpty && record[stream].IndexOf("kube-apiserver-audit"u8) < 0;
        if (isEnvelope) Batch(record[logEvents], isOther, at, output);
        else One(record[message], Milliseconds(record[timestamp]), isOther, at, output);
    }

    // /aws/eks/NAME/cluster, in other interfaces with the account before it.
    private void SetCluster(ReadOnlySpan<byte> account, ReadOnlySpan<byte> logGroup)
    {
        var start = logGroup.IndexOf("/aws/eks/"u8);
        var name = start < 0 ? default : logGroup[(start + "/aws/eks/"u8.Length)..];
        var end = name.IndexOf((byte)'/');
        if (end >= 0) name = name[..end];
        if (account.IsEmpty && start > 1 && logGroup[start - 1] == ':') account = logGroup[..(start - 1)];
        if (name.IsEmpty || account.IsEmpty || name.Length + account.Length > 200)
        {
            events.Cluster.Set(name, name);
            return;
        }

        Span<byte> full = stackalloc byte[256];
        account.CopyTo(full);
        full[account.Length] = (byte)'/';
        name.CopyTo(full[(account.Length + 1)..]);
        events.Cluster.Set(full[..(account.Length + 1 + name.Length)], name);
    }

    private void One(ReadOnlySpan<byte> body, long time, bool isOther, RecordRef at, EventBuffer output)
    {
        if (isOther)
        {
            output.Ignore(at, "another log of the control plane");
            return;
        }

        if (body.IsEmpty)
        {
            output.Reject(at, "message is missing");
            return;
        }

        events.FallbackTime = time;
        events.Read(body, at, output);
    }

    private void Batch(ReadOnlySpan<byte> json, bool isOther, RecordRef at, EventBuffer output)
    {
        var count = 0;
        if (!json.IsEmpty)
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.StartObject) continue;
                count++;
                var body = Entry(ref reader, out var time, out var isBroken);
                if (isBroken) output.Reject(at, "text is not valid UTF-8");
                else One(body, time, isOther, at, output);
            }
        }

        if (count == 0) output.Ignore(at, "no log events");
    }

    private ReadOnlySpan<byte> Entry(ref Utf8JsonReader reader, out long time, out bool isBroken)
    {
        time = 0;
        isBroken = false;
        var length = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMessage = reader.TextIs("message"u8);
            var isTime = reader.TextIs("timestamp"u8);
            reader.Read();
            if (isMessage && reader.TokenType == JsonTokenType.String)
            {
                if (text.Length < reader.ValueSpan.Length) text = new byte[Math.Max(text.Length * 2, reader.ValueSpan.Length)];
                try
                {
                    length = reader.CopyString(text);
                }
                catch (InvalidOperationException)
                {
                    isBroken = true;
                }
            }
            else if (isTime && reader.TokenType == JsonTokenType.Number)
            {
                time = Milliseconds(reader.ValueSpan);
            }

            reader.Skip();
        }

        return text.AsSpan(0, length);
    }

    private static long Milliseconds(ReadOnlySpan<byte> value)
    {
        if (Utf8Parser.TryParse(value, out long number, out var used) && used == value.Length) return number > 0 ? number : 0;
        return IsoTime.TryRead(value, out var time) ? time : 0;
    }
}
