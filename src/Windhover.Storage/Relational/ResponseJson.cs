using System.Text.Json.Serialization;
using Windhover.Core.Entities;
using Windhover.Core.Response.Actions;
using Windhover.Core.Response.Policies;
using Windhover.Core.Response.Records;

namespace Windhover.Storage.Relational;

/// <summary>Actions as the response store keeps them: snake_case members, enumerations by name.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters =
    [
        typeof(SnakeCaseEnum<ActionStatus>), typeof(SnakeCaseEnum<ContainmentKind>), typeof(SnakeCaseEnum<ResponseMode>), typeof(SnakeCaseEnum<EntityType>),
    ])]
[JsonSerializable(typeof(ActionRecord))]
internal sealed partial class ResponseJson : JsonSerializerContext;
