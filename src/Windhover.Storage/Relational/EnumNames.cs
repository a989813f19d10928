using System.Text.Json;

namespace Windhover.Storage.Relational;

/// <summary>Enumerations in columns: by name in snake_case, as in documents, since numbers may be given anew.</summary>
internal static class EnumNames
{
    /// <summary>The name of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>The name of a value; null for none.</summary>
    public static string? Of<T>(T? value)
        where T : struct, Enum => value is { } some ? Of(some) : null;

    /// <summary>The value of a name that <see cref="Of{T}(T)"/> gave.</summary>
    public static T Read<T>(string name)
        where T : struct, Enum => Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
