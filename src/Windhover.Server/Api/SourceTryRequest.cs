using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A source to be tried.</summary>
/// <param name="Name">Its name; under that of a saved one, secrets that are not given are those that were saved.</param>
/// <param name="Collector">Name of its collector.</param>
/// <param name="Settings">What is no secret, by setting; left out, everything has its default.</param>
/// <param name="Secrets">Secrets by setting.</param>
public sealed record SourceTryRequest([property: JsonRequired] string Name, [property: JsonRequired] string Collector, IReadOnlyDictionary<string, string>? Settings = null, IReadOnlyDictionary<string, string>? Secrets = null) : IRequestBody;
