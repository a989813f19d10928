using Windhover.Core.Detection.Rules.Indicators;

namespace Windhover.Core.Detection.Rules;

/// <summary>Records or events that must fire a model, or must not.</summary>
public sealed record ModelSample
{
    /// <summary>What it shows.</summary>
    public required string Name { get; init; }

    /// <summary>Source that reads the records; "" when the sample gives events.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether the model must fire.</summary>
    public required bool Fires { get; init; }

    /// <summary>Probability of each feature while the sample runs; 1 for a feature that is not named.</summary>
    public IReadOnlyDictionary<string, double> Unusual { get; init; } = new Dictionary<string, double>();

    /// <summary>Lists of indicators while the sample runs; a list that it does not give is empty.</summary>
    public IReadOnlyList<IndicatorList> Lists { get; init; } = [];

    /// <summary>Raw records in order: JSON text for objects, or the line.</summary>
    public IReadOnlyList<string> Records { get; init; } = [];

    /// <summary>Events in order, by the names of the fields; for models that know no vendor.</summary>
    public IReadOnlyList<SampleEvent> Events { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required ModelPlace Place { get; init; }
}
