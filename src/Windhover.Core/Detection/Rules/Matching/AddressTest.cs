using Windhover.Core.Detection.Rules.Fields;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>An address is in one of a few ranges.</summary>
internal sealed class AddressTest(AddressField field, IEnumerable<AddressRange> ranges, string asked) : FieldTest(field, asked)
{
    private readonly AddressRange[] ranges = [.. ranges];

    public override int Cost => 2;

    public override bool Holds(in EventView e)
    {
        var address = field.Get(e);
        foreach (ref readonly var range in ranges.AsSpan())
        {
            if (range.Contains(address)) return true;
        }

        return false;
    }
}
