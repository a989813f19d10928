namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>Asks the pattern of life.</summary>
internal static class UnusualTest
{
    /// <summary>True when nothing is asked, or what is asked is unusual enough.</summary>
    public static bool Holds(UnusualCondition? unusual, IFeatureProbabilities probabilities)
    {
        if (unusual is null) return true;
        for (var i = 0; i < unusual.Features.Count; i++)
        {
            if (probabilities.Probability(unusual.Features[i]) <= unusual.AtMost != unusual.All) return !unusual.All;
        }

        return unusual.All;
    }
}
