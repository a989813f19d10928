using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Makes the first administrator.</summary>
/// <param name="Code">What stands behind the # of the link that was printed.</param>
/// <param name="Name">The name of the new user.</param>
/// <param name="Password">Their password, at least 12 characters.</param>
public sealed record WelcomeRequest([property: JsonRequired] string Code, [property: JsonRequired] string Name, [property: JsonRequired] string Password) : IRequestBody;
