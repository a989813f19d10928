using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Says something about an incident.</summary>
/// <param name="Text">At most 10000 characters.</param>
public sealed record CommentRequest([property: JsonRequired] string Text) : IRequestBody;
