namespace Windhover.Integrations.Generic.Sources.Mapped;

/// <summary>A record that shows a mapping, and what must come out of it.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Record">The record as JSON.</param>
/// <param name="Expected">Fields and their texts; the keys <c>class</c>, <c>time</c>, <c>ignored</c> and <c>rejected</c> beside the typed ones. "" is nothing.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record MappingSample(string Name, string Record, IReadOnlyList<(string Field, string Text)> Expected, string Place);
