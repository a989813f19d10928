using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Server.Json;

/// <summary>A number; null where it is not finite, which JSON cannot say, so that one odd value does not take a whole page away.</summary>
internal sealed class FiniteNumberJson : JsonConverter<double>
{
    public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

    public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
    {
        if (double.IsFinite(value)) writer.WriteNumberValue(value);
        else writer.WriteNullValue();
    }
}
