using System.Text.Json.Serialization;

namespace Windhover.Server.Api;

/// <summary>A source to be saved.</summary>
/// <param name="Collector">Name of its collector, which never changes.</param>
/// <param name="Settings">All that is set and no secret, by setting; left out, everything has its default.</param>
/// <param name="Secrets">Secrets by setting; those that are not given stay as they were saved, those given as "" go.</param>
/// <param name="Why">Why, for those who read the history; may be left out.</param>
public sealed record SourceSaveRequest([property: JsonRequired] string Collector, IReadOnlyDictionary<string, string>? Settings = null, IReadOnlyDictionary<string, string>? Secrets = null, string? Why = null) : IRequestBody;
