namespace Windhover.Integrations.Network.Actions;

/// <summary>An element of a set as it stands.</summary>
/// <param name="Set">Its set.</param>
/// <param name="Value">The address, or another form as JSON.</param>
/// <param name="Expires">Seconds that it has left; null when it does not end.</param>
/// <param name="Comment">Its comment; "" without one.</param>
internal sealed record NftElement(string Set, string Value, long? Expires, string Comment);
