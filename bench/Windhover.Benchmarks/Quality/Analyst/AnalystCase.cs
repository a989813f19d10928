using Windhover.Core.Investigation;

namespace Windhover.Benchmarks.Quality.Analyst;

/// <summary>One investigation with what it really was.</summary>
/// <param name="Seed">Seed of its estate.</param>
/// <param name="Report">The investigation.</param>
/// <param name="Attacks">Kinds of the attacks that it is about; as a rule one or none.</param>
/// <param name="Twins">Kinds of the look-alikes that it is about.</param>
internal sealed record AnalystCase(long Seed, InvestigationReport Report, IReadOnlyList<string> Attacks, IReadOnlyList<string> Twins)
{
    /// <summary>True for what is part of an attack.</summary>
    public bool IsAttack => Attacks.Count > 0;
}
