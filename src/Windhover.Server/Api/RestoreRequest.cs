using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A version to go back to.</summary>
/// <param name="Version">Its number; 0 for how it was before anybody changed it.</param>
/// <param name="Why">Why, for those who read the history.</param>
public sealed record RestoreRequest([property: JsonRequired] int Version, [property: JsonRequired] string Why) : IRequestBody;
