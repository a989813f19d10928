using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Core.Outputs;

/// <summary>Writes enumerations as snake_case names; numbers are not read.</summary>
public sealed class SnakeCaseEnums() : JsonConverterFactory
{
    private readonly JsonStringEnumConverter inner = new(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false);

    /// <inheritdoc />
    public override bool CanConvert(Type typeToConvert) => inner.CanConvert(typeToConvert);

    /// <inheritdoc />
    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) => inner.CreateConverter(typeToConvert, options);
}
