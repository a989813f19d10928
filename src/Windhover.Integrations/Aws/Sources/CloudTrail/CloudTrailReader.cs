using System.Text.Json;
using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Aws.Sources.CloudTrail;

/// <summary>Reads one file of records.</summary>
internal sealed class CloudTrailReader : IRecordReader
{
    private readonly JsonValues fields = new((int)CloudTrailSlot.Count + CloudTrailResources.Fields.Length + CloudTrailRelated.Fields.Length);
    private readonly JsonWalk walk;
    private readonly CloudTrailMapping mapping;
    private readonly CloudTrailFacts facts;
    private List<LogManifest>? manifests;

    /// <param name="context">What the file is read with.</param>
    public CloudTrailReader(ReaderContext context)
    {
        walk = new JsonWalk(CloudTrailPaths.Build(context), fields);
        mapping = new CloudTrailMapping(context.Symbols);
        facts = new CloudTrailFacts(context.Symbols);
    }

    /// <inheritdoc />
    public IReadOnlyList<LogManifest> Manifests => manifests ?? [];

    /// <inheritdoc />
    public void Read(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        fields.Clear();
        output.BeginAttributes();
        if (Parse(record, output) is { } broken)
        {
            output.Reject(at, broken);
            return;
        }

        var read = new CloudTrailRecord(record, fields);
        if (!read[CloudTrailSlot.Digest].IsEmpty)
        {
            Digest(record, at, output);
            return;
        }

        if (Foreign(read) is { } reason)
        {
            output.Ignore(at, reason);
            return;
        }

        if (Problem(read, out var time) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        ref var activity = ref output.AddActor();
        activity.Record = at;
        activity.Time = time;
        activity.Attributes = output.EndAttributes();
        var operation = mapping.Map(read, ref activity);
        Insight(read, ref activity);
        facts.Learn(read, activity, operation.Lesson, output);
    }

    private string? Parse(ReadOnlySpan<byte> record, EventBuffer output)
    {
        try
        {
            return walk.Read(record, output) ? null : "not a JSON object";
        }
        catch (JsonException)
        {
            return "not valid JSON";
        }
        catch (InvalidOperationException)
        {
            return "text is not valid UTF-8";
        }
    }

    private void Digest(ReadOnlySpan<byte> record, RecordRef at, EventBuffer output)
    {
        if (CloudTrailDigest.TryRead(record, out var manifest) is { } problem)
        {
            output.Reject(at, problem);
            return;
        }

        (manifests ??= []).Add(manifest);
        output.Ignore(at, "digest file");
    }

    /// <summary>Why a well-formed object is no event; null when it is one.</summary>
    private static string? Foreign(in CloudTrailRecord record)
    {
        if (!record[CloudTrailSlot.LakeData].IsEmpty && record[CloudTrailSlot.EventName].IsEmpty) return "CloudTrail Lake event of another product";
        var envelope = record[CloudTrailSlot.DetailType];
        return envelope.IsEmpty || envelope.EndsWith("via CloudTrail"u8) ? null : "EventBridge event of another kind";
    }

    private static string? Problem(in CloudTrailRecord record, out long time)
    {
        time = 0;
        var eventTime = record[CloudTrailSlot.EventTime];
        if (eventTime.IsEmpty) return "eventTime is missing";
        if (!IsoTime.TryRead(eventTime, out time)) return "eventTime is not a time";
        return record[CloudTrailSlot.EventName].IsEmpty && record[CloudTrailSlot.InsightEventName].IsEmpty ? "eventName is missing" : null;
    }

    /// <summary>An insight is the provider's own finding that calls of one operation came unusually often: it names that operation.</summary>
    private void Insight(in CloudTrailRecord record, ref ActorActivity activity)
    {
        if (record[CloudTrailSlot.InsightEventName].IsEmpty) return;
        mapping.Subject(record, ref activity);
        activity.Class = EventClass.DetectionFinding;
        activity.Activity = ActivityKind.Other;
    }
}
