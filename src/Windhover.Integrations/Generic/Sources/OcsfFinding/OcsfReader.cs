using System.Buffers.Text;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Generic.Sources.OcsfFinding;

/// <summary>Reads one record: its class decides which of the mappings below takes it.</summary>
internal sealed class OcsfReader : JsonRecordReader
{
    private const int Close = 3;

    private readonly JsonField classUid, activityId, time, timeDt, typeUid;
    private readonly OcsfActivity activities;
    private readonly OcsfFlow flows;

    /// <param name="context">What the file is read with.</param>
    public OcsfReader(ReaderContext context)
        : base(context)
    {
        Envelope("detail");
        classUid = Field("class_uid");
        typeUid = Field("type_uid");
        activityId = Field("activity_id");
        time = Field("time");
        timeDt = Field("time_dt");
        var fields = new OcsfFields(paths => Field(paths));
        activities = new OcsfActivity(fields, Symbols);
        flows = new OcsfFlow(fields, Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        if (!TryNumber(record[classUid], out var uid) && TryNumber(record[typeUid], out var type)) uid = type / 100;
        if (uid == 0)
        {
            output.Reject(at, record[classUid].IsEmpty ? "class_uid is missing" : "class_uid is not a number");
            return;
        }

        var eventClass = OcsfClass.Of(uid);
        _ = TryNumber(record[activityId], out var activity);
        if (eventClass == EventClass.None || (eventClass == EventClass.DetectionFinding && activity == Close))
        {
            output.Ignore(at, eventClass == EventClass.None ? "no mapping for this OCSF class" : "a finding that its tool closed");
            return;
        }

        if (!TryTime(record[time], out var instant) && !TryTime(record[timeDt], out instant))
        {
            output.Reject(at, record[time].IsEmpty && record[timeDt].IsEmpty ? "time is missing" : "time is not a time");
            return;
        }

        if (eventClass == EventClass.NetworkActivity)
        {
            var flow = default(NetworkActivity);
            if (flows.Read(record, instant, ref flow) is { } problem)
            {
                output.Reject(at, problem);
                return;
            }

            flows.State(record, activity, ref flow);
            flow.Record = at;
            output.AddNetwork() = flow;
            return;
        }

        ref var made = ref Begin(output, at, instant, eventClass);
        made.Activity = OcsfClass.Activity(eventClass, uid, activity);
        activities.Map(record, uid, ref made);
    }

    // timestamp_t is in epoch milliseconds; some senders write datetime_t's text there.
    private static bool TryTime(ReadOnlySpan<byte> text, out long epochMilliseconds) =>
        Utf8Parser.TryParse(text, out epochMilliseconds, out var used) && used == text.Length ? epochMilliseconds > 0 : IsoTime.TryRead(text, out epochMilliseconds);

    private static bool TryNumber(ReadOnlySpan<byte> text, out int number) => Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;
}
