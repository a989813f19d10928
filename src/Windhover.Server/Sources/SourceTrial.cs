using Windhover.Core.Ingestion.Collection;

namespace Windhover.Server.Sources;

/// <summary>What a source can read and what it lacks.</summary>
/// <param name="Works">True when all went well and all that it would bring is known.</param>
/// <param name="Steps">What was tried, in order.</param>
/// <param name="Samples">What became of up to three of the newest things that it would bring.</param>
public sealed record SourceTrial(bool Works, IReadOnlyList<CollectorTestStep> Steps, IReadOnlyList<ReadSample> Samples);
