namespace Windhover.Core.Detection.Rules;

/// <summary>A model that fired.</summary>
public sealed record ModelHit
{
    /// <summary>Most records that a hit names.</summary>
    public const int MostRecords = 20;

    /// <summary>The model.</summary>
    public required Model Model { get; init; }

    /// <summary>What was counted together: the values of the <c>by</c> of a threshold or a sequence, or the entity's id.</summary>
    public required string Key { get; init; }

    /// <summary>First record that belongs to it, epoch milliseconds.</summary>
    public required long FirstTime { get; init; }

    /// <summary>The event that fired it, epoch milliseconds.</summary>
    public required long Time { get; init; }

    /// <summary>How many records belong to it.</summary>
    public required long Count { get; init; }

    /// <summary>How many different values a threshold with <c>distinct</c> counted; otherwise 0.</summary>
    public int Distinct { get; init; }

    /// <summary>The steps of a sequence, in order; empty for other models.</summary>
    public IReadOnlyList<MatchedStep> Steps { get; init; } = [];

    /// <summary>The fields of the event that decided, in the order of the model.</summary>
    public required IReadOnlyList<MatchedField> Fields { get; init; }

    /// <summary>The features that were unusual; empty for a model that does not ask.</summary>
    public required IReadOnlyList<MatchedFeature> Features { get; init; }

    /// <summary>Values for the title, by the field's name; "" where the record does not say it.</summary>
    public required IReadOnlyDictionary<string, string> Names { get; init; }

    /// <summary>The last records that belong to it, in event time; at most <see cref="MostRecords"/>.</summary>
    public required IReadOnlyList<ModelRecord> Records { get; init; }
}
