using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Changes one's password.</summary>
/// <param name="Current">The password as it is.</param>
/// <param name="Next">The new one, at least 12 characters.</param>
public sealed record PasswordRequest([property: JsonRequired] string Current, [property: JsonRequired] string Next) : IRequestBody;
