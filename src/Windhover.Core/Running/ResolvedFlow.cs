using Windhover.Core.Entities;
using Windhover.Core.PatternOfLife;

namespace Windhover.Core.Running;

/// <summary>A flow that waits to be taken, as one of its entities sees it.</summary>
internal struct ResolvedFlow
{
    /// <summary>The flow.</summary>
    public FlowView View;

    /// <summary>What stands for its pair.</summary>
    public ulong Pair;

    /// <summary>Which record of the buffer it is.</summary>
    public int Index;

    /// <summary>Notes which record it is and brings its pair nearer.</summary>
    public void Expect(PairProfiles pairs, int index)
    {
        Index = index;
        Pair = pairs.Expect(View);
    }
}
