namespace Windhover.Server.Sources;

/// <summary>A source as somebody fills it in.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Collector">Name of its collector.</param>
/// <param name="Settings">What is no secret, by setting; empty ones are not set.</param>
/// <param name="Secrets">Secrets that were typed, by setting; those that are not there stay as they were saved, empty ones go.</param>
internal sealed record SourceDraft(string Name, string Collector, IReadOnlyDictionary<string, string> Settings, IReadOnlyDictionary<string, string> Secrets);
