using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Proves that one-time codes are at hand.</summary>
/// <param name="Code">A code, six digits.</param>
public sealed record CodeRequest([property: JsonRequired] string Code) : IRequestBody;
