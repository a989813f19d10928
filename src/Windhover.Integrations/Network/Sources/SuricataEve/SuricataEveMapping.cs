using Windhover.Core.Events;
using Windhover.Core.Ingestion;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Network.Sources.SuricataEve;

/// <summary>Reads one event: what all of them say here, what their kinds say in the classes beside this one.</summary>
internal sealed class SuricataEveMapping : JsonRecordReader
{
    private readonly EveFields fields;
    private readonly EveActivities activities;
    private readonly EveFlows flows;

    /// <param name="context">What the file is read with.</param>
    public SuricataEveMapping(ReaderContext context)
        : base(context)
    {
        fields = new EveFields(names => Field(names));
        activities = new EveActivities(fields, Symbols);
        flows = new EveFlows(fields, Symbols);
    }

    /// <inheritdoc />
    protected override void Map(in JsonRecord record, RecordRef at, EventBuffer output)
    {
        var kind = EveKinds.Of(record[fields.EventType]);
        if (kind == EveKind.Other || kind == EveKind.None)
        {
            if (kind == EveKind.None) output.Reject(at, "event_type: not said");
            else output.Ignore(at, EveKinds.ReasonOf(record[fields.EventType]));
            return;
        }

        if (EveEnds.Read(record, fields, out var ends) is { } reason)
        {
            output.Reject(at, reason);
            return;
        }

        if (kind is EveKind.Flow or EveKind.Netflow)
        {
            reason = flows.Add(record, kind, ends, at, output);
            if (reason is not null) output.Reject(at, reason);
            return;
        }

        ref var activity = ref Begin(output, at, ends.Time, EveKinds.ClassOf(kind));
        activities.Fill(record, kind, ends, ref activity);
    }
}
