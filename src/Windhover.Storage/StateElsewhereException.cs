namespace Windhover.Storage;

/// <summary>A data folder and a place of state do not belong together; the message says what to do.</summary>
public sealed class StateElsewhereException(string message) : InvalidOperationException(message);
