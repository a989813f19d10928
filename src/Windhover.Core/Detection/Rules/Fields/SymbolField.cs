using Windhover.Core.Events;

namespace Windhover.Core.Detection.Rules.Fields;

/// <summary>A text that events share.</summary>
internal sealed class SymbolField(string name, SymbolField.Getter get) : Field(name)
{
    public delegate Symbol Getter(in EventView e);

    public Symbol Get(in EventView e) => get(e);

    public override bool Any(in EventView e, TextTest test) => get(e) is { IsNone: false } symbol && test.Holds(e.Symbols.Text(symbol));

    public override void AddTexts(in EventView e, List<string> texts)
    {
        if (get(e) is { IsNone: false } symbol) texts.Add(e.Symbols.Text(symbol));
    }

    public override void AddHashes(in EventView e, List<ulong> hashes)
    {
        if (get(e) is { IsNone: false } symbol) hashes.Add(e.Symbols.Hash(symbol));
    }
}
