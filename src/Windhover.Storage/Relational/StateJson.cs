using System.Text.Json.Serialization;
using Windhover.Core.Detection;
using Windhover.Core.Entities;
using Windhover.Core.Incidents;
using Windhover.Core.Investigation;

namespace Windhover.Storage.Relational;

/// <summary>Alerts, incidents, investigations and feedback as the state store keeps them: snake_case members, enumerations by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    Converters =
    [
        typeof(SnakeCaseEnum<AlertKind>), typeof(SnakeCaseEnum<Severity>), typeof(SnakeCaseEnum<EntityType>),
        typeof(SnakeCaseEnum<Verdict>), typeof(SnakeCaseEnum<IncidentStatus>), typeof(SnakeCaseEnum<ClosingReason>),
        typeof(SnakeCaseEnum<HypothesisKind>), typeof(SnakeCaseEnum<FactSubject>), typeof(SnakeCaseEnum<AccountSection>),
    ])]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(Feedback))]
[JsonSerializable(typeof(InvestigationReport))]
internal sealed partial class StateJson : JsonSerializerContext;
