using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>What a user wrote about a JSON log of their own; docs/howto/map-your-own-json.md has every key.</summary>
internal sealed record Mapping
{
    /// <summary>The source's name.</summary>
    public required string Name { get; init; }

    /// <summary>The log's own name, for people.</summary>
    public required string Title { get; init; }

    /// <summary>A page about the format; "" for none.</summary>
    public required string Page { get; init; }

    /// <summary>Properties whose array holds the records.</summary>
    public required IReadOnlyList<string> Records { get; init; }

    /// <summary>How late records come.</summary>
    public required TimeSpan Lag { get; init; }

    /// <summary>What a record of this log has; each a path and, where it matters, the values it may have.</summary>
    public required IReadOnlyList<MappingRule> Recognise { get; init; }

    /// <summary>When it happened.</summary>
    public required MappingTime Time { get; init; }

    /// <summary>When a flow began; null for at the same time.</summary>
    public MappingTime? StartTime { get; init; }

    /// <summary>Records that are no events; the word of a rule is the reason.</summary>
    public required IReadOnlyList<MappingRule> Ignore { get; init; }

    /// <summary>The class where no rule says another.</summary>
    public required EventClass Class { get; init; }

    /// <summary>Rules that say the class, the first that fits wins; the word of a rule is the class.</summary>
    public required IReadOnlyList<(MappingRule Rule, EventClass Class)> Classes { get; init; }

    /// <summary>The typed fields.</summary>
    public required IReadOnlyList<(MappingTarget Target, MappingValue Value)> Fields { get; init; }

    /// <summary>Records that show it.</summary>
    public required IReadOnlyList<MappingSample> Samples { get; init; }

    /// <summary>Whether records are flows.</summary>
    public bool IsFlow => Class == EventClass.NetworkActivity;
}
