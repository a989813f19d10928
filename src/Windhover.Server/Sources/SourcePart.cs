namespace Windhover.Server.Sources;

/// <summary>What sources are set up with, or nothing: a container gives no null.</summary>
internal sealed record SourcePart(SourceDesk? Desk);
