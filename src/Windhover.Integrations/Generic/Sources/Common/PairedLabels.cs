using Windhover.Core.Events;

namespace Windhover.Integrations.Generic.Sources.Common;

/// <summary>Gives models the pairs that they ask for: by key, and a custom field (<c>cs1</c>) also by the label that the device gave it (<c>cs1Label</c>).</summary>
internal sealed class PairedLabels
{
    private readonly Dictionary<string, Symbol> wanted = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Symbol>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <param name="paths">What models ask for.</param>
    /// <param name="symbols">Where texts are kept.</param>
    public PairedLabels(IReadOnlySet<string> paths, SymbolTable symbols)
    {
        foreach (var path in paths.Order(StringComparer.Ordinal)) wanted[path] = symbols.Intern(path);
        lookup = wanted.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds the pairs that are asked for to the activity that is being made.</summary>
    public void Add(KeyValues pairs, EventBuffer output)
    {
        if (wanted.Count == 0) return;
        Span<byte> labelKey = stackalloc byte[64];
        for (var i = 0; i < pairs.Count; i++)
        {
            var key = pairs.Key(i);
            if (TryFind(key, out var symbol)) output.AddAttribute(symbol, pairs.Value(i));
            if (key.Length > 40) continue;
            key.CopyTo(labelKey);
            "Label"u8.CopyTo(labelKey[key.Length..]);
            var label = pairs[labelKey[..(key.Length + 5)]];
            if (!label.IsEmpty && TryFind(label, out symbol)) output.AddAttribute(symbol, pairs.Value(i));
        }
    }

    private bool TryFind(ReadOnlySpan<byte> key, out Symbol symbol)
    {
        symbol = default;
        Span<char> text = stackalloc char[256];
        if (key.Length > text.Length || !System.Text.Encoding.UTF8.TryGetChars(key, text, out var length)) return false;
        return lookup.TryGetValue(text[..length], out symbol);
    }
}
