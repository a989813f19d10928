using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>An IP address.</summary>
internal sealed class AddressField(string name, AddressField.Getter get) : Field(name)
{
    public delegate Address Getter(in EventView e);

    public Address Get(in EventView e) => get(e);

    public override bool Any(in EventView e, TextTest test) => get(e) is { IsNone: false } address && test.Holds(address.ToString());

    public override void AddTexts(in EventView e, List<string> texts)
    {
        if (get(e) is { IsNone: false } address) texts.Add(address.ToString());
    }

    public override void AddHashes(in EventView e, List<ulong> hashes)
    {
        if (get(e) is { IsNone: false } address) hashes.Add(address.StableHash);
    }

    public override string ProblemOf(string value) => Address.TryParse(value, out _) ? "" : $"'{value}' is not an IP address; use in_network for a block";
}
