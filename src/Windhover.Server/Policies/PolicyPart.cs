namespace Windhover.Server.Policies;

/// <summary>The policy of the response, or nothing: a container gives no null.</summary>
internal sealed record PolicyPart(PolicyLibrary? Library);
