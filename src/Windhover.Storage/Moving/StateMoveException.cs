namespace Windhover.Storage.Moving;

/// <summary>State cannot be moved; the message says why. Nothing of it was moved.</summary>
public sealed class StateMoveException(string message) : Exception(message);
