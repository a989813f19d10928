using System.Text.Json;

namespace Windhover.Integrations.Common.Actions;

/// <summary>Reads answers of providers: what is not there, or of another kind, is empty.</summary>
internal static class JsonReading
{
    /// <summary>A text; "" for none.</summary>
    public static string Text(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : "";

    /// <summary>Whether something is true.</summary>
    public static bool Flag(this JsonElement element, string name) => element.Part(name).ValueKind == JsonValueKind.True;

    /// <summary>A whole number; 0 for none.</summary>
    public static int Number(this JsonElement element, string name) => element.Part(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out var number) ? number : 0;

    /// <summary>A property; undefined for none.</summary>
    public static JsonElement Part(this JsonElement element, string name) => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : default;

    /// <summary>A list's items, or the values of an object; none where it is neither.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement element, string name) => element.Part(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
        { ValueKind: JsonValueKind.Object } named => named.EnumerateObject().Select(p => p.Value),
        _ => [],
    };

    /// <summary>The texts of a list.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name) => [.. element.Items(name).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!)];
}
