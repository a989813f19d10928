using System.Text.Json;

namespace Windhover.Testing.Fuzzing;

/// <summary>A value of a JSON text, with the name before it.</summary>
/// <param name="Start">First byte of the value.</param>
/// <param name="End">Just behind it.</param>
/// <param name="Type">What it begins with.</param>
/// <param name="NameStart">First byte of the name, its quote; -1 for an element of an array.</param>
/// <param name="NameEnd">Just behind the name's quote.</param>
internal readonly record struct JsonSpot(int Start, int End, JsonTokenType Type, int NameStart, int NameEnd)
{
    /// <summary>The values of a text as far as it is JSON.</summary>
    public static List<JsonSpot> In(byte[] json)
    {
        var found = new List<JsonSpot>();
        try
        {
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 1000 });
            while (reader.Read()) Value(ref reader, -1, -1, found);
        }
        catch (JsonException)
        {
            // What was found until there is enough.
        }

        return found;
    }

    private static void Value(ref Utf8JsonReader reader, int nameStart, int nameEnd, List<JsonSpot> found)
    {
        var (start, type) = ((int)reader.TokenStartIndex, reader.TokenType);
        if (type == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = (int)reader.TokenStartIndex;
                var end = name + 2 + reader.ValueSpan.Length;
                reader.Read();
                Value(ref reader, name, end, found);
            }
        }
        else if (type == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) Value(ref reader, -1, -1, found);
        }

        found.Add(new JsonSpot(start, (int)reader.BytesConsumed, type, nameStart, nameEnd));
    }
}
