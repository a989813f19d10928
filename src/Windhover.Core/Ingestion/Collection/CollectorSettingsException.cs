namespace Windhover.Core.Ingestion.Collection;

/// <summary>A setting is missing or wrong.</summary>
/// <param name="setting">Which.</param>
/// <param name="problem">What is wrong, in words that do not repeat the value: it may be a secret.</param>
public sealed class CollectorSettingsException(string setting, string problem) : Exception($"{setting}: {problem}")
{
    /// <summary>Which setting.</summary>
    public string Setting { get; } = setting;

    /// <summary>What is wrong.</summary>
    public string Problem { get; } = problem;

    /// <summary>Name of the collection; "" where only one is spoken of.</summary>
    public string Collection { get; init; } = "";
}
