using System.Text.Json;
using System.Text.Json.Serialization;

namespace Windhover.Core.Response.Actions;

/// <summary>An address block as people write it.</summary>
public sealed class AddressBlockJson : JsonConverter<AddressBlock>
{
    /// <inheritdoc/>
    public override AddressBlock Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        AddressBlock.TryParse(reader.GetString() ?? "", out var block) ? block : throw new JsonException("expected an address block");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AddressBlock value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
