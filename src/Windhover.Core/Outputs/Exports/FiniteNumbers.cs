using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Core.Outputs.Exports;

/// <summary>A number; null where it is not finite, which JSON cannot say.</summary>
internal sealed class FiniteNumbers : JsonConverter<double>
{
    /// <inheritdoc/>
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType == JsonTokenType.Null ? double.NaN : reader.GetDouble();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteNullValue();
    }
}
