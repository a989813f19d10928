using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Signs in.</summary>
/// <param name="Name">The name of a user.</param>
/// <param name="Password">The password.</param>
/// <param name="Code">The one-time code; left out until it is asked for.</param>
public sealed record SignInRequest([property: JsonRequired] string Name, [property: JsonRequired] string Password, string? Code = null) : IRequestBody;
