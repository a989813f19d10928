using System.Text.Json;

namespace Windhover.Integrations.Azure.Sources.Common;

/// <summary>Texts without their escapes: no field of a flow log needs one, but some writers escape what need not be. Reused for every text.</summary>
internal sealed class UnescapedText
{
    private readonly byte[] text = new byte[512];

    /// <summary>The text that the reader stands at, good until the next call; empty when it is longer than any field, or holds half of a surrogate pair.</summary>
    public ReadOnlySpan<byte> Of(scoped in Utf8JsonReader json)
    {
        if (json.ValueSpan.Length > text.Length) return default;
        try
        {
            return text.AsSpan(0, json.CopyString(text));
        }
        catch (InvalidOperationException)
        {
            return default;
        }
    }
}
