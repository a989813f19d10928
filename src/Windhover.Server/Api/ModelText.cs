using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A model as somebody has written it.</summary>
/// <param name="Yaml">The text of the file.</param>
public sealed record ModelText([property: JsonRequired] string Yaml) : IRequestBody;
