using System.Text.Json.Serialization;
using Windhover.Core.Access;

namespace Windhover.Server.Api;

/// <summary>Makes a token.</summary>
/// <param name="Name">What people call it, at most 100 characters.</param>
/// <param name="Role">The most it may do; never more than its owner.</param>
/// <param name="Days">How long it holds, 1 to 365 days; 90 where it is left out.</param>
/// <param name="Scopes">The parts of the API that it may use, by the tags of its description; all where it is left out or empty.</param>
public sealed record TokenRequest([property: JsonRequired] string Name, [property: JsonRequired] Role Role, int? Days = null, IReadOnlyList<string>? Scopes = null) : IRequestBody;
