using System.Text.Json.Serialization;
using Windhover.Core.Detection;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Core.Outputs;

/// <summary>How alerts and incidents are written as JSON: snake_case names and enumerations, one object a line.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(SnakeCaseEnums)], DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(InvestigationReport))]
public sealed partial class FindingJson : JsonSerializerContext;
