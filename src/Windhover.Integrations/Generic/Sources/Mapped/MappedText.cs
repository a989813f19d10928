using Windhover.Core.Events;
using Windhover.Integrations.Common;
using Windhover.Integrations.Generic.Sources.Common;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>The text that a mapping gives a typed field, as what the field holds. What is no address, number or known word is nothing.</summary>
internal readonly ref struct MappedText
{
    private readonly ReadOnlySpan<byte> text;
    private readonly SymbolTable symbols;

    /// <param name="text">The text.</param>
    /// <param name="symbols">Where texts are kept.</param>
    public MappedText(ReadOnlySpan<byte> text, SymbolTable symbols)
    {
        this.text = text;
        this.symbols = symbols;
    }

    public Symbol Symbol => symbols.Intern(text);

    public Symbol Agent => UserAgentFamily.Intern(text, symbols);

    public Address Address => Address.TryParse(text, out var address) ? address : default;

    public ushort Port => AlertNumbers.Port(text);

    public byte Protocol => AlertNumbers.Protocol(text);

    public long Number => AlertNumbers.Bytes(text);

    public RecordId Id => RecordId.FromText(text);

    /// <summary>An enumeration's value, by its name in snake case, or the first value (which means "unknown" in all of them).</summary>
    public T Code<T>()
        where T : struct, Enum => MappedWords<T>.Of(text);
}
