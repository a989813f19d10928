using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Gives an incident to somebody.</summary>
/// <param name="Assignee">A name of at most 100 characters; "" for nobody.</param>
public sealed record AssigneeRequest([property: JsonRequired] string Assignee) : IRequestBody;
