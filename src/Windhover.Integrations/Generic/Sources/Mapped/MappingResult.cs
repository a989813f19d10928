namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>What became of one sample of a mapping.</summary>
/// <param name="Source">The mapping's name.</param>
/// <param name="Sample">The sample's name.</param>
/// <param name="Problem">What is not as it should be, with the sample's place; "" when all is.</param>
public sealed record MappingResult(string Source, string Sample, string Problem);
