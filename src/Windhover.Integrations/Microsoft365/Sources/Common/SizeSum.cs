using System.Text.Json;
using Windhover.Integrations.Common;

namespace Windhover.Integrations.Microsoft365.Sources.Common;

/// <summary>Adds up what the items of a record say of their size.</summary>
internal static class SizeSum
{
    /// <summary>The sum of every <c>SizeInBytes</c> inside a JSON value; what is negative or no number does not count.</summary>
    public static long Of(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty) return 0;
        long sum = 0;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = 128 });
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !reader.TextIs("SizeInBytes"u8)) continue;
            if (reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var size) && size > 0 && size < long.MaxValue - sum) sum += size;
        }

        return sum;
    }
}
