using System.Text.Json;

namespace Windhover.Integrations.Network.Sources.ZeekConn;

/// <summary>Takes the fields out of a line that is a JSON object, with flat names (<c>id.orig_h</c>) or a nested <c>id</c>.</summary>
/// <remarks>Not safe for more than one thread: values with escapes are kept in one buffer until the next line.</remarks>
internal sealed class JsonLine
{
    private const int LongestEscaped = 512;
    private readonly byte[] unescaped = new byte[LongestEscaped * 8];
    private int unescapedCount;

    /// <summary>Fills the fields that are set.</summary>
    /// <returns>False when the line is not one JSON object.</returns>
    public bool TryRead(ReadOnlySpan<byte> line, ref ConnFields fields)
    {
        unescapedCount = 0;
        try
        {
            var json = new Utf8JsonReader(line);
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) return false;
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                var column = ConnColumns.Of(json.ValueSpan);
                var isId = json.ValueSpan.SequenceEqual("id"u8);
                json.Read();
                if (isId && json.TokenType == JsonTokenType.StartObject) ReadEndpoints(ref json, ref fields);
                else ReadValue(ref json, column, ref fields);
            }

            return !json.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void ReadEndpoints(ref Utf8JsonReader json, ref ConnFields fields)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var column = ConnColumns.OfEndpoint(json.ValueSpan);
            json.Read();
            ReadValue(ref json, column, ref fields);
        }
    }

    private void ReadValue(ref Utf8JsonReader json, ConnColumn column, ref ConnFields fields)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                json.Skip();
                break;
            case JsonTokenType.Null:
                break;
            case JsonTokenType.String when column == ConnColumn.Time && TryDate(ref json, out var date):
                fields.Date = date;
                break;
            default:
                if (column != ConnColumn.None) fields.Set(column, ValueOf(in json));
                break;
        }
    }

    private ReadOnlySpan<byte> ValueOf(scoped in Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return json.ValueSpan;
        if (json.ValueSpan.Length > LongestEscaped || unescaped.Length - unescapedCount < LongestEscaped) return json.ValueSpan;
        try
        {
            var start = unescapedCount;
            unescapedCount += json.CopyString(unescaped.AsSpan(start));
            return unescaped.AsSpan(start, unescapedCount - start);
        }
        catch (InvalidOperationException)
        {
            return json.ValueSpan; // an escaped half of a surrogate pair
        }
    }

    /// <summary>Reads a date of ISO 8601, which needs no escapes; one without a zone is in UTC, whatever the machine's zone is.</summary>
    private static bool TryDate(ref Utf8JsonReader json, out long date)
    {
        date = 0;
        if (json.ValueIsEscaped || !json.TryGetDateTimeOffset(out var time)) return false;
        var text = json.ValueSpan;
        var hasZone = text[^1] == 'Z' || (text[^3] == ':' && text[^6] is (byte)'+' or (byte)'-');
        date = (hasZone ? time : new DateTimeOffset(time.DateTime, TimeSpan.Zero)).ToUnixTimeMilliseconds();
        return true;
    }
}
