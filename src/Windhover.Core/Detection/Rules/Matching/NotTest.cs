using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>The opposite of a part.</summary>
internal sealed class NotTest(EventTest part) : EventTest
{
    public override int Cost => part.Cost;

    public override bool Holds(in EventView e) => !part.Holds(e);

    public override void Explain(in EventView e, bool answer, List<MatchedField> fields) => part.Explain(e, !answer, fields);
}
