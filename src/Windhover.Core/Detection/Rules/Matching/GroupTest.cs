using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>All or any of several parts.</summary>
internal sealed class GroupTest : EventTest
{
    private readonly EventTest[] written, cheapest;
    private readonly bool all;

    public GroupTest(IEnumerable<EventTest> parts, bool all)
    {
        written = [.. parts];
        cheapest = [.. written.OrderBy(p => p.Cost)];
        this.all = all;
        Cost = written.Sum(p => p.Cost);
    }

    public override int Cost { get; }

    public override bool Holds(in EventView e)
    {
        foreach (var part in cheapest)
        {
            if (part.Holds(e) != all) return !all;
        }

        return all;
    }

    public override void Explain(in EventView e, bool answer, List<MatchedField> fields)
    {
        foreach (var part in written)
        {
            if (part.Holds(e) == answer) part.Explain(e, answer, fields);
        }
    }
}
