using System.Text;

namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>The words for an enumeration's values: their names in snake case.</summary>
/// <typeparam name="T">The enumeration; its first value means "not said".</typeparam>
internal static class MappedWords<T>
    where T : struct, Enum
{
    private static readonly (byte[] Word, T Value)[] Table = [.. Enum.GetValues<T>().Select(v => (Encoding.ASCII.GetBytes(Text(v)), v))];

    /// <summary>All words.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(Text)];

    /// <summary>The value of a word, whatever its case; the first value for any other text.</summary>
    public static T Of(ReadOnlySpan<byte> text)
    {
        foreach (var (word, value) in Table)
        {
            if (Ascii.EqualsIgnoreCase(text, word)) return value;
        }

        return default;
    }

    /// <summary>The word of a value.</summary>
    public static string Text(T value)
    {
        var text = new StringBuilder();
        foreach (var c in value.ToString())
        {
            if (char.IsUpper(c) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }
}
