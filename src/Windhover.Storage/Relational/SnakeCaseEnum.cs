using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Storage.Relational;

/// <summary>An enumeration as its name in snake_case; a number is refused, since numbers may be given anew.</summary>
internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
