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

    /// <summary>What one unit of the counters is: "line", "record", "flow tuple".</summary>
    public string Unit { get; init; } = "line";
}
