namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>Where a call came from: its address, or the name of the service that made it.</summary>
internal sealed class CallerField(AddressField address, SymbolField name) : Field("source")
{
    public override bool Any(in EventView e, TextTest test) => address.Any(e, test) || (address.Get(e).IsNone && name.Any(e, test));

    public override void AddTexts(in EventView e, List<string> texts) => Said(e).AddTexts(e, texts);

    public override void AddHashes(in EventView e, List<ulong> hashes) => Said(e).AddHashes(e, hashes);

    private Field Said(in EventView e) => address.Get(e).IsNone ? name : address;
}
