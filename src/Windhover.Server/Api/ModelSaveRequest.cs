using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A model to be saved.</summary>
/// <param name="Yaml">The text of the file; it must say the id of the address.</param>
/// <param name="Why">Why, for those who read the history.</param>
public sealed record ModelSaveRequest([property: JsonRequired] string Yaml, [property: JsonRequired] string Why) : IRequestBody;
