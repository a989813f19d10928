namespace Windhover.Server.Api;

/// <summary>A platform that is set up.</summary>
/// <param name="Name">Its own name.</param>
/// <param name="Responder">What kind of platform it is.</param>
/// <param name="Actions">What can be done over it.</param>
public sealed record ResponseConnectionView(string Name, string Responder, IReadOnlyList<string> Actions);
