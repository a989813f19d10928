using Windhover.Core.Detection.Rules.Fields;
using Windhover.Core.Detection.Rules.Indicators;

namespace Windhover.Core.Detection.Rules.Matching;

/// <summary>An address is in one of a few lists.</summary>
internal sealed class ListAddressTest(AddressField field, IndicatorList[] lists, string asked) : FieldTest(field, asked)
{
    public override int Cost => 5;

    public override bool Holds(in EventView e)
    {
        var address = field.Get(e);
        foreach (var list in lists)
        {
            if (list.Contains(address)) return true;
        }

        return false;
    }
}
