using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Server.Json;

/// <summary>An enum as a string in snake_case; numbers are not read.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum
{
    /// <summary>The names of all values, as they are written.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    /// <summary>The name of a value, as it is written.</summary>
    internal static string Name(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a name; false for any other text.</summary>
    internal static bool TryParse(string name, out T value)
    {
        value = default;
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] != name) continue;
            value = Enum.GetValues<T>()[i];
            return true;
        }

        return false;
    }
}
