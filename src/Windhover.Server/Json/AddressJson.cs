using System.Text.Json;
using System.Text.Json.Serialization;
using Windhover.Core.Events;

namespace Windhover.Server.Json;

/// <summary>An address as text; "" for none.</summary>
internal sealed class AddressJson : JsonConverter<Address>
{
    public override Address Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Address.TryParse(reader.GetString(), out var address) ? address : throw new JsonException("not an IP address");

    public override void Write(Utf8JsonWriter writer, Address value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
