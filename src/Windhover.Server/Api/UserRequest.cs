using System.Text.Json.Serialization;
using Windhover.Core.Access;

namespace Windhover.Server.Api;

/// <summary>Makes a user.</summary>
/// <param name="Name">The name, at most 100 characters.</param>
/// <param name="Role">What the user may do.</param>
public sealed record UserRequest([property: JsonRequired] string Name, [property: JsonRequired] Role Role) : IRequestBody;
