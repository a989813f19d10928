using System.Buffers.Text;
using System.Text.Json;

namespace Windhover.Testing.Fuzzing;

/// <summary>JSON that stands in a text of JSON, escaped or in Base64: table exports, log messages, queue messages.</summary>
internal static class InnerJson
{
    /// <summary>The text with what it holds changed; null when it holds no JSON.</summary>
    /// <param name="text">A JSON text with its quotes.</param>
    /// <param name="other">Another record.</param>
    /// <param name="random">Where chance comes from.</param>
    public static byte[]? Mutated(ReadOnlySpan<byte> text, byte[] other, Random random)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            reader.Read();
            var plain = new byte[text.Length];
            plain = plain[..reader.CopyString(plain)];
            if (plain is [(byte)'{' or (byte)'[', ..]) return Quoted(JsonMutations.Apply(plain, other, random, isInner: true));
            if (Base64.IsValid(plain, out var length) && length > 2 && Convert.FromBase64String(System.Text.Encoding.ASCII.GetString(plain)) is [(byte)'{', ..] packed)
                return [(byte)'"', .. System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(JsonMutations.Apply(packed, other, random, isInner: true))), (byte)'"'];
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // An earlier change broke it: it is changed as what it is now.
        }

        return null;
    }

    /// <summary>Bytes as a JSON text.</summary>
    public static byte[] Quoted(ReadOnlySpan<byte> bytes)
    {
        var quoted = new List<byte>(bytes.Length + 32) { (byte)'"' };
        foreach (var one in bytes)
        {
            if (one < 0x20) quoted.AddRange("\\u00"u8.ToArray().Concat(System.Text.Encoding.ASCII.GetBytes(one.ToString("x2", System.Globalization.CultureInfo.InvariantCulture))));
            else if (one is (byte)'"' or (byte)'\\') quoted.AddRange((ReadOnlySpan<byte>)[(byte)'\\', one]);
            else quoted.Add(one);
        }

        quoted.Add((byte)'"');
        return [.. quoted];
    }
}
