using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>One pattern of one entity.</summary>
/// <param name="Model">The alert's model.</param>
/// <param name="Entity">Id of the alert's entity.</param>
public sealed record ExpectedPattern([property: JsonRequired] string Model, [property: JsonRequired] string Entity) : IRequestBody;
