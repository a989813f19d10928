using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A policy to be saved.</summary>
/// <param name="Policy">The policy; null to go back to that of the configuration.</param>
/// <param name="Why">Why, for those who read the history.</param>
/// <param name="Confirmed">Needed where the policy lets the machine act by itself and is no dry run.</param>
public sealed record PolicySaveRequest([property: JsonRequired] PolicyBody? Policy, [property: JsonRequired] string Why, PolicyConfirmation? Confirmed = null) : IRequestBody;
