namespace Windhover.Server.Api;

/// <summary>A secret that is set.</summary>
/// <param name="Name">Of which setting.</param>
/// <param name="Reference">Where it is taken from, <c>env:NAME</c> or <c>file:PATH</c>; "" for one that was typed.</param>
public sealed record SourceSecretView(string Name, string Reference);
