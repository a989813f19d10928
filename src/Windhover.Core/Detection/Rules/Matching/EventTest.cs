using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>A compiled condition. Holds no state of the events.</summary>
internal abstract class EventTest
{
    /// <summary>Roughly what asking costs, so that parts of a tree are asked cheapest first.</summary>
    public abstract int Cost { get; }

    public abstract bool Holds(in EventView e);

    /// <summary>Says which fields decided, for an event for which the test has this answer.</summary>
    /// <param name="e">The event.</param>
    /// <param name="answer">What <see cref="Holds"/> gave.</param>
    /// <param name="fields">Where to add.</param>
    public abstract void Explain(in EventView e, bool answer, List<MatchedField> fields);
}
