using Windhover.Core.Response.Actions;

namespace Windhover.Core.Response.Deciding;

/// <summary>A connection that is set up.</summary>
/// <param name="Name">Its own name in the configuration.</param>
/// <param name="Responder">Name of its responder.</param>
/// <param name="Connection">The connection.</param>
public sealed record NamedConnection(string Name, string Responder, IResponderConnection Connection);
