namespace Windhover.Core.Ingestion.Collection;

/// <summary>What a test of a collection found.</summary>
/// <param name="Steps">What was tried, in order.</param>
/// <param name="Samples">Up to three of the newest objects or messages, as they are, to be mapped and shown.</param>
public sealed record CollectorTest(IReadOnlyList<CollectorTestStep> Steps, IReadOnlyList<CollectorTestSample> Samples)
{
    /// <summary>True when every step went well.</summary>
    public bool Works => Steps.All(s => s.Works);
}
