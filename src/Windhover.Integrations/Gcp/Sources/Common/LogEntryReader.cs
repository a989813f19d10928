using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Gcp.Sources.Common;

/// <summary>
/// What every LogEntry says (https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry): when, in which log, about which resource. Exports that write
/// the entry's own names in lower case are read as well.
/// </summary>
internal abstract class LogEntryReader : JsonRecordReader
{
    private readonly JsonField timestamp, otherTime, logName, insertId, project, zone;
    private readonly SymbolCache accounts;
    private readonly SymbolCache regions;

    /// <param name="context">What the file is read with.</param>
    protected LogEntryReader(ReaderContext context)
        : base(context)
    {
        accounts = new SymbolCache(Symbols);
        regions = new SymbolCache(text => Symbols.Intern(ResourcePath.Region(text)));
        timestamp = Field("timestamp");
        otherTime = Field("protoPayload.requestMetadata.requestAttributes.time", "p_event_time", "receiveTimestamp");
        logName = Field("logName");
        insertId = Field("insertId");
        project = Field("resource.labels.project_id");
        zone = Field("resource.labels.zone", "resource.labels.location", "resource.labels.region");
        Alias("logName", "logname");
        Alias("insertId", "insertid");
        Alias("receiveTimestamp", "receivetimestamp");
        Alias("protoPayload", "protopayload");
        Alias("jsonPayload", "jsonpayload");
        Alias("httpRequest", "httprequest");
        Alias("protoPayload.@type", "at_sign_type");
        Alias("jsonPayload.@type", "at_sign_type");
    }

    /// <summary>When it happened; entries that lost their timestamp on the way have the request's time, or when the log received them.</summary>
    /// <returns>What is wrong with the time, or null.</returns>
    protected string? Time(in JsonRecord record, out long time)
    {
        var text = record[timestamp];
        if (text.IsEmpty) text = record[otherTime];
        time = 0;
        if (text.IsEmpty) return "timestamp: missing";
        return IsoTime.TryRead(text, out time) ? null : "timestamp: not a time";
    }

    /// <summary>
    /// The record's identity: the log's id is unique only among entries of one log and one time, as the page of LogEntry says; none where the entry has no id.
    /// </summary>
    protected RecordId Id(in JsonRecord record)
    {
        var id = record[insertId];
        if (id.IsEmpty) return default;
        var place = StableHash.Combine(StableHash.Of(record[timestamp]), StableHash.Of(record[logName]));
        return new RecordId(new UInt128(place, StableHash.Combine(place, StableHash.Of(id))), RecordIdForm.Hash);
    }

    /// <summary>The project, or the organisation, folder or billing account ("organizations/123"), that the entry belongs to.</summary>
    protected Symbol Account(in JsonRecord record)
    {
        var named = record[project];
        return accounts.Of(named.IsEmpty ? ResourcePath.Owner(record[logName]) : named);
    }

    /// <summary>The region of the resource; a zone's region, so that it is the same in all logs.</summary>
    protected Symbol Region(in JsonRecord record) => regions.Of(record[zone]);

    /// <summary>The entry's own log name.</summary>
    protected ReadOnlySpan<byte> LogName(in JsonRecord record) => record[logName];

    /// <summary>The project of the resource; empty when the entry does not say it.</summary>
    protected ReadOnlySpan<byte> Project(in JsonRecord record) => record[project];
}
