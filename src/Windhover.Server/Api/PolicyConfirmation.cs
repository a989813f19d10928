using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>That somebody has read what the machine may do by itself from now on.</summary>
/// <param name="Rules">The autonomous rules, in their order; "" for what holds where no rule does.</param>
/// <param name="Entities">How many entities they are for, as the preview said.</param>
public sealed record PolicyConfirmation([property: JsonRequired] IReadOnlyList<string> Rules, [property: JsonRequired] int Entities) : IRequestBody;
