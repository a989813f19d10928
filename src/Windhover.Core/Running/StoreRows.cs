using Windhover.Core.Entities;
using Windhover.Core.Events;
using Windhover.Core.Ingestion.Enrichment;
using Windhover.Core.Ingestion.Reading;
using Windhover.Core.PatternOfLife;
using Windhover.Core.Stores;

namespace Windhover.Core.Running;

/// <summary>Makes the rows of the telemetry store.</summary>
internal sealed class StoreRows(EntityFacts facts, SymbolTable symbols, FileTable files, EngineOutput output, AddressTable addresses)
{
    /// <summary>Adds an activity.</summary>
    public void Add(in ActorActivity activity, int actor, int resource)
    {
        var file = files[activity.Record.File];
        var remote = addresses.Find(SpecialRanges.Of(activity.SourceAddress) == AddressClass.Unknown || activity.Destination.IsNone ? activity.SourceAddress : activity.Destination);
        output.Events.Add(new EventRow
        {
            Time = activity.Time,
            Class = activity.Class,
            Source = file.Source,
            EntityId = actor >= 0 ? facts.Entities.Id(actor) : "",
            TargetId = resource >= 0 ? facts.Entities.Id(resource) : "",
            Resource = symbols.Text(activity.Resource),
            Related = symbols.Text(activity.Related),
            Credential = symbols.Text(activity.Credential),
            CredentialLasts = activity.CredentialLasts,
            Severity = activity.Severity,
            Operation = symbols.Text(activity.Operation),
            Service = symbols.Text(activity.Service),
            Outcome = activity.Outcome switch { Outcome.Success => "success", Outcome.Failure => "failure", _ => "" },
            Error = symbols.Text(activity.Error),
            Account = symbols.Text(activity.Account),
            Region = symbols.Text(activity.Region),
            Agent = symbols.Text(activity.Agent),
            SourceAddress = activity.SourceAddress,
            DestinationAddress = activity.Destination,
            RemoteAsn = remote.Asn,
            RemoteCountry = remote.Country,
            RemoteClass = activity.SourceAddress.IsNone && activity.Destination.IsNone ? AddressClass.Unknown : remote.Class,
            Port = activity.DestinationPort,
            Protocol = activity.Protocol,
            BytesOut = activity.BytesIn,
            BytesIn = activity.BytesOut,
            File = file.File.DisplayPath,
            Offset = activity.Record.Offset,
            Length = activity.Record.Length,
            RecordId = activity.Id.ToString(),
        });
    }

    /// <summary>Adds finished hours of connections.</summary>
    public void Add(List<PairHour> hours)
    {
        foreach (var hour in hours)
        {
            var stat = hour.Stat;
            var place = addresses.Find(stat.Peer);
            output.Connections.Add(new ConnectionRow
            {
                Hour = stat.Hour,
                EntityId = facts.Entities.Id(hour.Key.Entity),
                Peer = stat.PeerEntity >= 0 ? facts.Entities.Id(stat.PeerEntity) : stat.Outside && (hour.Key.Flags & PairKey.ServesFlag) != 0 ? "internet" : stat.Peer.ToString(),
                PeerAddress = stat.Peer,
                PeerAsn = place.Asn,
                PeerCountry = place.Country,
                PeerClass = place.Class,
                Port = hour.Key.Port,
                Protocol = hour.Key.Protocol,
                Serves = (hour.Key.Flags & PairKey.ServesFlag) != 0,
                Blocked = (hour.Key.Flags & PairKey.BlockedFlag) != 0,
                Records = stat.HourRecords,
                BytesOut = stat.HourBytesOut,
                BytesIn = stat.HourBytesIn,
                FirstTime = stat.HourFirst,
                LastTime = stat.Last,
                File = files[stat.HourRecord.File].File.DisplayPath,
                Offset = stat.HourRecord.Offset,
                Length = stat.HourRecord.Length,
            });
        }
    }
}
