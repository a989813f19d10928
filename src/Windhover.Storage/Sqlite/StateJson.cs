using System.Text.Json.Serialization;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;

namespace Windhover.Storage.Sqlite;

/// <summary>Alerts and incidents as the state store keeps them: snake_case members, enumerations by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters =
    [
        typeof(SnakeCaseEnum<AlertKind>), typeof(SnakeCaseEnum<Severity>), typeof(SnakeCaseEnum<EntityType>),
        typeof(SnakeCaseEnum<Verdict>), typeof(SnakeCaseEnum<IncidentStatus>),
    ])]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Incident))]
internal sealed partial class StateJson : JsonSerializerContext;
