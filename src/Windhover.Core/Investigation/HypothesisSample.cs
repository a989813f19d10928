using Windhover.Core.Incidents;

namespace Windhover.Core.Investigation;

/// <summary>Answers to questions, and what is to be concluded from them.</summary>
/// <param name="Name">What the sample shows.</param>
/// <param name="Answers">Answer by question.</param>
/// <param name="Leads">True when the sample's hypothesis must be the most probable one of all.</param>
/// <param name="Verdict">The verdict, or null when any will do.</param>
public sealed record HypothesisSample(string Name, IReadOnlyDictionary<string, string> Answers, bool Leads, Verdict? Verdict);
