using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>Sets when an action ends.</summary>
/// <param name="Until">Epoch milliseconds; in the future and within seven days.</param>
public sealed record EndRequest([property: JsonRequired] long Until) : IRequestBody;
