namespace Windhover.Server;

/// <summary>The server will not start as it was asked to. The message says why and what to do, in words for the person who asked.</summary>
public sealed class ServerRefusedException(string message) : Exception(message);
