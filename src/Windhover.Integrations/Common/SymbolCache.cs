using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Windhover.Core.Events;

namespace Windhover.Integrations.Common;

/// <summary>
/// The values that one column had lately and their symbols, so that a value that repeats costs one comparison of bytes and no hashing of the whole text.
/// Direct-mapped; a value that is not there, or too long to keep, goes to the symbol table.
/// </summary>
/// <param name="make">Makes the symbol of a text that is not there.</param>
/// <param name="width">Longest text kept, in bytes.</param>
internal sealed class SymbolCache(SymbolCache.Maker make, int width = 96)
{
    private const int Slots = 16;

    private readonly byte[] texts = new byte[Slots * width];
    private readonly int[] lengths = new int[Slots];
    private readonly Symbol[] found = new Symbol[Slots];

    /// <param name="symbols">Where texts are kept as they are.</param>
    public SymbolCache(SymbolTable symbols)
        : this(symbols.Intern)
    {
    }

    /// <summary>Makes the symbol of a text.</summary>
    public delegate Symbol Maker(ReadOnlySpan<byte> text);

    /// <summary>The symbol of a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Symbol Of(ReadOnlySpan<byte> text)
    {
        var slot = Slot(text);
        return lengths[slot] == text.Length && text.SequenceEqual(texts.AsSpan(slot * width, text.Length)) ? found[slot] : Learn(text, slot);
    }

    private Symbol Learn(ReadOnlySpan<byte> text, int slot)
    {
        var symbol = make(text);
        if (text.IsEmpty || text.Length > width) return symbol;
        text.CopyTo(texts.AsSpan(slot * width));
        lengths[slot] = text.Length;
        found[slot] = symbol;
        return symbol;
    }

    // Ids differ at their end.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Slot(ReadOnlySpan<byte> text) => text.Length < 4
        ? text.Length
        : (int)((MemoryMarshal.Read<uint>(text[^4..]) * 2654435761u) >> 28);
}
