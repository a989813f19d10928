using Windhover.Core.Events;

namespace Windhover.Core.Ingestion;

/// <summary>What a log source says of itself.</summary>
public sealed record SourceDescriptor
{
    /// <summary>Stable name, <c>vendor.log</c> in lower case.</summary>
    public required string Name { get; init; }

    /// <summary>The log's own name, for people.</summary>
    public required string Title { get; init; }

    /// <summary>The vendor's page that defines the format.</summary>
    public required string FormatPage { get; init; }

    /// <summary>OCSF classes that it yields.</summary>
    public required IReadOnlyList<EventClass> Classes { get; init; }

    /// <summary>How files are cut into records.</summary>
    public required Framing Framing { get; init; }

    /// <summary>For <see cref="Framing.Json"/>: names of the property whose array holds the records ("Records"), one object deep with a dot ("detail.Records"). The default is none.</summary>
    public IReadOnlyList<string> RecordArrays { get; init; } = [];

    /// <summary>How late and out of order records of one file may come, by the vendor's word. The default is 15 minutes.</summary>
    public TimeSpan Lag { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// True when the vendor delivers flow records at least once: a flow with the id of an earlier one, or, where the log gives none, with the same content (both
    /// times, addresses, ports, protocol, counters, interface, account, disposition, direction) is then its duplicate and ignored. False, the default, where
    /// equal records may be honest: sampled exports, interim records. Activities are recognised by their id in every case.
    /// </summary>
    public bool RedeliversFlows { get; init; }

    /// <summary>What one unit of the counters is: "line", "record", "flow tuple".</summary>
    public string Unit { get; init; } = "line";
}
