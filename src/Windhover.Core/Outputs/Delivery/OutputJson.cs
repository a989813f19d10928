using System.Text.Json.Serialization;

namespace Windhover.Core.Outputs.Delivery;

/// <summary>How messages and tickets are kept: snake_case names and enumerations.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SnakeCaseEnums)], DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(OutputMessage))]
[JsonSerializable(typeof(OutputTicket))]
public sealed partial class OutputJson : JsonSerializerContext;
